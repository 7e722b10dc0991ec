package city.weir.server.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** How moments and short lists stand in columns; the same on H2 and PostgreSQL. */
public final class Stored {
  private Stored() {}

  /** Cut to microseconds, which is what the databases keep; they would round it themselves. */
  public static @Nullable OffsetDateTime moment(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  public static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  /**
   * Updates a row, or adds it when there is none. Where somebody else adds it in the same moment,
   * it is updated after all. Not to be called within a transaction, which PostgreSQL gives up at
   * the first refusal.
   *
   * @param update gives how many rows it changed
   */
  public static void put(IntSupplier update, Runnable insert) {
    if (update.getAsInt() == 0) {
      try {
        insert.run();
      } catch (DuplicateKeyException e) {
        if (update.getAsInt() == 0) {
          throw e;
        }
      }
    }
  }

  /** Words without commas, separated by them. */
  public static String words(Collection<?> words) {
    return String.join(",", words.stream().map(Object::toString).sorted().toList());
  }

  public static List<String> words(ResultSet row, String column) throws SQLException {
    String words = row.getString(column);
    return words == null || words.isEmpty() ? List.of() : Arrays.asList(words.split(","));
  }
}
