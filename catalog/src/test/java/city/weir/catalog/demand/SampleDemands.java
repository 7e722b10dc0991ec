package city.weir.catalog.demand;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What agencies might need. */
public final class SampleDemands {
  public static final Instant NOW = Instant.parse("2026-07-01T00:00:00.123Z");

  private SampleDemands() {}

  public static Wish wish(String title, String... items) {
    return new Wish(
        title,
        "emergency-response",
        "辖区防汛调度",
        "《中华人民共和国突发事件应对法》第四十四条",
        List.of(items),
        "防汛抗旱",
        "420103",
        "每日",
        LocalDate.parse("2026-12-31"));
  }

  public static Demand demand(String id, String party, Progress progress) {
    return new Demand(
        id, wish("河道水位", "水位", "流量"), "li-wen", party, "江汉区应急管理局", progress, NOW, NOW, 1);
  }
}
