package city.weir.catalog.standard;

import city.weir.contract.standard.CodeTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Standards a city might propose. */
public final class SampleStandards {
  private SampleStandards() {}

  public static DataElement element(String id, String title) {
    return new DataElement(id, title, null, title + "的含义", 'C', "20", null, null, Set.of(), "本市自定");
  }

  public static CodeList list(String id, CodeList.Version... versions) {
    return new CodeList(id, "灾情等级", "level of a disaster", "本市自定", List.of(versions));
  }

  public static CodeList.Version version(String name, String from, String codes) {
    return new CodeList.Version(
        name, LocalDate.parse(from), null, CodeTable.read(name, "code,name,aliases\n" + codes));
  }
}
