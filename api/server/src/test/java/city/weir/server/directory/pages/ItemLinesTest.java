package city.weir.server.directory.pages;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.ItemField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ItemLinesTest {
  @Test
  void readsWhatIsCopiedFromASpreadsheet() {
    ItemLines read = ItemLines.read("站名\t字符型C\t20\r\n水位\tN\t10,2\tstage\t\tm\r\n");
    assertThat(read.items()).hasSize(2);
    assertThat(read.items().get(0).get(ItemField.TITLE)).isEqualTo("站名");
    assertThat(read.items().get(0).get(ItemField.DATA_TYPE)).isEqualTo("字符型C");
    assertThat(read.items().get(1).get(ItemField.NAME)).isEqualTo("stage");
    assertThat(read.items().get(1).get(ItemField.UNIT)).isEqualTo("m");
    assertThat(read.items().get(1).get(ItemField.ENGLISH)).isEmpty();
  }

  @Test
  void knowsTheLineOfEachItemBetweenBlankOnes() {
    ItemLines read = ItemLines.read("\t\t\n站名\tC\n\n水位\tN");
    assertThat(read.lines()).containsExactly(1, 3);
    assertThat(ItemLines.read("").items()).isEmpty();
  }

  @Test
  void leavesOutWhatIsBeyondTheLastField() {
    assertThat(ItemLines.read("a\tC\t\t\t\t\t\t\tbeyond").items().get(0).values())
        .containsOnlyKeys(ItemField.TITLE, ItemField.DATA_TYPE);
  }

  @Property
  void readsBackWhatItWrote(@ForAll("items") List<Draft.Item> items) {
    assertThat(ItemLines.read(ItemLines.write(items)).items()).isEqualTo(items);
  }

  @Provide
  Arbitrary<List<Draft.Item>> items() {
    Arbitrary<String> words =
        Arbitraries.strings().withChars("aZ09 水位,，\"'<&|").ofMinLength(0).ofMaxLength(12);
    return Arbitraries.maps(Arbitraries.of(ItemField.class), words)
        .map(ItemLinesTest::item)
        .filter(item -> !item.values().isEmpty())
        .list()
        .ofMaxSize(20);
  }

  private static Draft.Item item(Map<ItemField, String> values) {
    Map<ItemField, String> copy = new EnumMap<>(ItemField.class);
    copy.putAll(values);
    return new Draft.Item(copy);
  }
}
