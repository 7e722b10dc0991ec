package city.weir.server.directory.pages;

import city.weir.catalog.draft.Field;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Step;
import city.weir.server.directory.Desktop.Lying;
import city.weir.server.directory.Pile;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Some of the entries that wait for the same.
 *
 * @param word key of its name, below {@code work}, and the last part of its address
 * @param total how many there are in all
 * @param next id after which the next begin, or null
 */
record WorkList(String word, long total, List<Row> rows, @Nullable String next) {
  WorkList {
    rows = List.copyOf(rows);
  }

  /** The first {@code most} of {@code lying}, which holds one more where there are more. */
  static WorkList of(Pile pile, long total, List<Lying> lying, int most) {
    boolean more = lying.size() > most;
    boolean edit = pile == Pile.RETURNED || pile == Pile.DRAFTS;
    return new WorkList(
        pile.name().toLowerCase(Locale.ROOT),
        total,
        lying.stream().limit(most).map(one -> Row.of(one, edit)).toList(),
        more ? lying.get(most - 1).life().id() : null);
  }

  /**
   * @param change whether it changes an entry that is in force
   * @param since when it came into its state
   * @param by who brought it there
   * @param said what was said of it then, or null
   * @param link where it goes on
   */
  record Row(
      String id,
      String title,
      String kind,
      String provider,
      boolean change,
      Instant since,
      String by,
      @Nullable String said,
      String link) {
    /**
     * @param edit whether it goes on in its form
     */
    static Row of(Lying lying, boolean edit) {
      Life life = lying.life();
      Step last = lying.last();
      return new Row(
          life.id(),
          life.latest().draft().get(Field.TITLE),
          life.kind().name().toLowerCase(Locale.ROOT),
          life.latest().draft().get(Field.PROVIDER),
          life.inForce(),
          life.latest().at(),
          last.actor(),
          last.act() == Step.Act.RETURN ? last.comment() : null,
          "/console/directory/" + life.id() + (edit ? "/edit" : ""));
    }
  }
}
