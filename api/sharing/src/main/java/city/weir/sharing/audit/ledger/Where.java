package city.weir.sharing.audit.ledger;

import city.weir.sharing.audit.AuditFilter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/** A filter as SQL, and as what rules out files. */
final class Where {
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();
  private Expression files;

  /**
   * @param low only entries from this number
   * @param high up to this number
   */
  Where(AuditFilter filter, long low, long high) {
    this.files =
        Expressions.and(
            Expressions.greaterThanOrEqual(EventTable.SEQUENCE, low),
            Expressions.lessThanOrEqual(EventTable.SEQUENCE, high));
    conditions.add("sequence BETWEEN %d AND %d".formatted(low, high));
    equal("subject", filter.subject());
    equal("party", filter.party());
    equal("dataset", filter.dataset());
    equal("agreement", filter.agreement());
    equal("outcome", filter.outcome() == null ? null : filter.outcome().name());
    within(filter);
    action(filter.action());
    if (filter.text() != null) {
      conditions.add("contains(lower(reason), ?)");
      parameters.add(filter.text().toLowerCase(Locale.ROOT));
    }
    time(filter.from(), filter.until());
  }

  private void equal(String column, @Nullable String value) {
    if (value != null) {
      conditions.add(column + " = ?");
      parameters.add(value);
    }
  }

  private void within(AuditFilter filter) {
    if (filter.within() != null) {
      List<String> marks = new ArrayList<>();
      for (String dataset : filter.within()) {
        marks.add("?");
        parameters.add(dataset);
      }
      conditions.add(
          marks.isEmpty() ? "false" : "dataset IN (%s)".formatted(String.join(", ", marks)));
    }
  }

  private void action(@Nullable String action) {
    if (action != null && action.endsWith(".")) {
      conditions.add("starts_with(action, ?)");
      parameters.add(action);
    } else {
      equal("action", action);
    }
  }

  private void time(@Nullable Instant from, @Nullable Instant until) {
    if (from != null) {
      conditions.add("occurred_at >= ?");
      parameters.add(from.atOffset(ZoneOffset.UTC));
      files = Expressions.and(files, Expressions.greaterThanOrEqual("occurred_at", micros(from)));
    }
    if (until != null) {
      conditions.add("occurred_at < ?");
      parameters.add(until.atOffset(ZoneOffset.UTC));
      files = Expressions.and(files, Expressions.lessThan("occurred_at", micros(until)));
    }
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  String sql() {
    return String.join(" AND ", conditions);
  }

  List<Object> parameters() {
    return parameters;
  }

  Expression files() {
    return files;
  }
}
