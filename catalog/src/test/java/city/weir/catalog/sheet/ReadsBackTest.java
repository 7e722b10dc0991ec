package city.weir.catalog.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.Kind;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.ItemField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever can be written in a form goes through a spreadsheet unchanged. */
class ReadsBackTest {
  @Property(tries = 150)
  void readsBackWhatItWrote(@ForAll("directories") List<Draft> drafts) throws Exception {
    DirectorySheet read = Sheets.read(Sheets.written(drafts));

    assertThat(read.drafts()).extracting(SheetDraft::draft).containsExactlyElementsOf(drafts);
  }

  @Property(tries = 500)
  void takesOffWhatItPutBefore(@ForAll("texts") String text) {
    String written = Harmless.write(text);

    assertThat(Harmless.read(written)).isEqualTo(text);
    assertThat(written).doesNotMatch("(?s)[=+@\\t\\r].*|-[^0-9].*");
  }

  /** Entries with titles of their own, as any two of a directory have. */
  @Provide
  Arbitrary<List<Draft>> directories() {
    return drafts()
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(
            drafts -> {
              List<Draft> own = new java.util.ArrayList<>();
              for (int i = 0; i < drafts.size(); i++) {
                Draft draft = drafts.get(i);
                own.add(draft.with(Field.TITLE, draft.get(Field.TITLE) + i));
              }
              return own;
            });
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().withCharRange('\u0000', '\uffff').ofMaxLength(30);
    Arbitrary<String> formulas =
        Combinators.combine(
                Arbitraries.of("=", "+", "-", "@", "'", "''=", "'=", "-1.5", "'-7"), any)
            .as((start, rest) -> start + rest);
    Arbitrary<String> typed =
        Arbitraries.of(
            "河道水位",
            "1E5",
            "00123",
            "_x000D_",
            "a\nb",
            "a\r\nb",
            "<b>&amp;</b>",
            "TRUE",
            "#REF!",
            "2026-06-01",
            "𠮷野家",
            "'",
            "''",
            "-5",
            "-5元",
            "=1+1",
            "'=1+1",
            "\t=x");
    return Arbitraries.oneOf(any, formulas, typed);
  }

  private Arbitrary<Draft> drafts() {
    return Combinators.combine(
            Arbitraries.of(Kind.values()),
            Arbitraries.maps(
                    Arbitraries.of(Field.values()).filter(f -> f != Field.PUBLISHED_ON), texts())
                .ofMaxSize(12),
            items().list().ofMaxSize(4))
        .as((kind, values, items) -> new Draft(kind, values, items));
  }

  private Arbitrary<Draft.Item> items() {
    return Arbitraries.maps(Arbitraries.of(ItemField.values()), texts())
        .ofMaxSize(4)
        .map(
            values -> {
              Map<ItemField, String> all = new EnumMap<>(ItemField.class);
              all.put(ItemField.TITLE, "站名");
              all.putAll(values);
              return new Draft.Item(all);
            })
        .filter(item -> !item.values().isEmpty());
  }
}
