package city.weir.server.directory.pages;

import city.weir.catalog.draft.Field;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Step;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Entries that wait for the same.
 *
 * @param word key of its name, below {@code work}
 */
record WorkList(String word, List<Row> rows) {
  WorkList {
    rows = List.copyOf(rows);
  }

  /**
   * @param since when it came into its state
   * @param by who brought it there
   * @param said what was said of it then, or null
   * @param link where it goes on
   */
  record Row(
      String title,
      String kind,
      String provider,
      Instant since,
      String by,
      @Nullable String said,
      String link) {
    /**
     * @param last the step that brought it where it is
     * @param edit whether it goes on in its form
     */
    static Row of(Life life, Step last, boolean edit) {
      return new Row(
          life.latest().draft().get(Field.TITLE),
          life.kind().name().toLowerCase(Locale.ROOT),
          life.latest().draft().get(Field.PROVIDER),
          life.latest().at(),
          last.actor(),
          last.act() == Step.Act.RETURN ? last.comment() : null,
          "/console/directory/" + life.id() + (edit ? "/edit" : ""));
    }
  }
}
