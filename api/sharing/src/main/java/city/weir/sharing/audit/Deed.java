package city.weir.sharing.audit;

import city.weir.contract.Origin.Way;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did, or wanted to do: {@code
 * Deed.of("rows.read").on(dataset).by(Way.QUERY).under(agreement, purpose).gave(rows, columns)}.
 *
 * @param action what was asked for, such as {@code rows.read} or {@code subscription.create}
 * @param dataset id of the contract, or null when no one dataset was asked for
 * @param way the way out in lower case, or null when no data was to go out
 * @param agreement id of the agreement it rests on, or null when none was needed
 * @param purpose what the data was wanted for, where that was said
 * @param rows how many rows went out, {@link #UNKNOWN} when that is not known or means nothing
 * @param columns names of the columns that went out
 */
public record Deed(
    String action,
    @Nullable String dataset,
    @Nullable String way,
    @Nullable String agreement,
    @Nullable String purpose,
    long rows,
    List<String> columns) {
  public static final long UNKNOWN = -1;

  public Deed {
    columns = List.copyOf(columns);
  }

  /** A deed that concerns no dataset so far. */
  public static Deed of(String action) {
    return new Deed(action, null, null, null, null, UNKNOWN, List.of());
  }

  /** The same on {@code to}, the id of a contract. */
  public Deed on(@Nullable String to) {
    return new Deed(action, to, way, agreement, purpose, rows, columns);
  }

  /** The same by the way {@code out}. */
  public Deed by(Way out) {
    String name = out.name().toLowerCase(Locale.ROOT);
    return new Deed(action, dataset, name, agreement, purpose, rows, columns);
  }

  /** The same on the ground of an agreement, for a purpose; either may be null. */
  public Deed under(@Nullable String ground, @Nullable String wantedFor) {
    return new Deed(action, dataset, way, ground, wantedFor, rows, columns);
  }

  /** The same, by which so many rows of these columns went out. */
  public Deed gave(long count, List<String> names) {
    return new Deed(action, dataset, way, agreement, purpose, count, names);
  }
}
