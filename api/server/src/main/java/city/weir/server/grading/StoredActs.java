package city.weir.server.grading;

import city.weir.catalog.grading.Act;
import city.weir.server.database.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Acts in three columns or parameters: who, when, and with what words. */
final class StoredActs {
  private StoredActs() {}

  /** Adds the parameters {@code nameBy}, {@code nameAt} and {@code nameWords}. */
  static void put(String name, @Nullable Act act, Map<String, @Nullable Object> values) {
    values.put(name + "By", act == null ? null : act.by());
    values.put(name + "At", act == null ? null : Stored.moment(act.at()));
    values.put(name + "Words", act == null ? null : act.words());
  }

  /** From the columns {@code name_by}, {@code name_at} and {@code name_words}; null when empty. */
  static @Nullable Act read(ResultSet row, String name) throws SQLException {
    Instant at = Stored.moment(row, name + "_at");
    return at == null
        ? null
        : new Act(row.getString(name + "_by"), at, row.getString(name + "_words"));
  }
}
