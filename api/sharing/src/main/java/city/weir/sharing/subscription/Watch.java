package city.weir.sharing.subscription;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a subscriber wants to be told of. Conditions are in the language of filters. */
public sealed interface Watch {

  /**
   * Rows put in, changed and taken out, as the subscriber sees them.
   *
   * @param filter which rows, or null for all. A row that begins to meet it is one put in, a row
   *     that no longer meets it is one taken out
   */
  record Rows(@Nullable String filter) implements Watch {}

  /**
   * Something begins to meet a condition: told once, and again only after it has ceased to.
   *
   * @param condition such as {@code stage > 25}
   * @param until what must hold before it counts as ceased, such as {@code stage < 24.5}; null when
   *     it ceases as soon as {@code condition} does not hold
   * @param per the columns that say which thing a row speaks of, such as {@code station}: each is
   *     watched on its own
   */
  record Condition(String condition, @Nullable String until, List<String> per) implements Watch {
    public Condition {
      per = List.copyOf(per);
    }
  }

  /** The dataset is published later than its contract promises, and when it comes again. */
  record Lateness() implements Watch {}
}
