package city.weir.sharing.audit.ledger;

import city.weir.lake.AsOf;
import city.weir.lake.Lake;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.AuditFilter;
import city.weir.sharing.audit.AuditTotal;
import city.weir.sharing.audit.AuditTotal.Facet;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Entry;
import city.weir.sharing.audit.Hash;
import city.weir.sharing.audit.Totals;
import city.weir.sharing.audit.Who;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Searches the entries that are in the lake. */
final class LakeSearch {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Most searches are for what happened lately: the newest are looked at first, then ever more. */
  private static final long FIRST_STRETCH = 100_000;

  private static final int GROWTH = 4;
  private static final int MOST_GROUPS = 50_000;
  private static final String COLUMNS =
      "sequence, epoch_us(occurred_at), subject, party, peer, action, dataset, way, agreement, purpose,"
          + " outcome, reason, row_count, column_names, correlation, hex(hash)";

  private final Lake lake;

  LakeSearch(Lake lake) {
    this.lake = lake;
  }

  /** The newest entries up to {@code highest} that match, at most {@code limit}. */
  List<Entry> newest(AuditFilter filter, long highest, int limit) {
    List<Entry> found = new ArrayList<>();
    long high = highest;
    long stretch = FIRST_STRETCH;
    while (found.size() < limit && high >= 1) {
      long low = Math.max(1, high - stretch + 1);
      Where where = new Where(filter, low, high);
      String sql =
          "SELECT %s FROM %s WHERE %s ORDER BY sequence DESC LIMIT %d"
              .formatted(COLUMNS, plan(where), where.sql(), limit - found.size());
      found.addAll(query(sql, where.parameters(), LakeSearch::entries));
      high = low - 1;
      stretch *= GROWTH;
    }
    return found;
  }

  /** The entry numbered {@code sequence}. */
  Optional<Entry> one(long sequence) {
    Where where = new Where(AuditFilter.ALL, sequence, sequence);
    String sql = "SELECT %s FROM %s WHERE %s LIMIT 1".formatted(COLUMNS, plan(where), where.sql());
    return query(sql, where.parameters(), LakeSearch::entries).stream().findFirst();
  }

  /** Totals of the entries up to {@code highest} that match. */
  List<AuditTotal> totals(AuditFilter filter, Set<Facet> by, long highest) {
    Where where = new Where(filter, 1, highest);
    String groups = by.stream().map(LakeSearch::expression).collect(Collectors.joining(", "));
    String sql =
        "SELECT count(*) FILTER (outcome = 'PERMIT'), count(*) FILTER (outcome = 'DENY'),"
            + " CAST(sum(greatest(row_count, 0)) AS BIGINT), epoch_us(min(occurred_at)), epoch_us(max(occurred_at))%s"
                .formatted(groups.isEmpty() ? "" : ", " + groups)
            + " FROM %s WHERE %s".formatted(plan(where), where.sql())
            + (groups.isEmpty() ? "" : " GROUP BY " + groups)
            + " HAVING count(*) > 0 ORDER BY count(*) DESC LIMIT "
            + MOST_GROUPS;
    return query(sql, where.parameters(), rows -> totals(rows, by));
  }

  private static String expression(Facet facet) {
    return switch (facet) {
      case SUBJECT -> "subject";
      case PARTY -> "party";
      case DATASET -> "dataset";
      case ACTION -> "action";
      case AGREEMENT -> "agreement";
      case DAY ->
          "strftime(make_timestamp(epoch_us(occurred_at) + %d), '%%Y-%%m-%%d')"
              .formatted(Totals.CITY.getTotalSeconds() * 1_000_000L);
    };
  }

  private String plan(Where where) {
    return lake.relations().plan(EventTable.NAME, AsOf.NOW, where.files()).sql();
  }

  private <T> List<T> query(String sql, List<Object> parameters, Rows<T> rows) {
    try {
      return lake.sql().query(sql, parameters, LIMIT, rows::read);
    } catch (SQLException e) {
      throw new IllegalStateException("The audit in the lake cannot be searched", e);
    }
  }

  @FunctionalInterface
  private interface Rows<T> {
    List<T> read(ResultSet rows) throws SQLException;
  }

  private static List<Entry> entries(ResultSet rows) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    while (rows.next()) {
      Who who = new Who(rows.getString(3), rows.getString(4), rows.getString(5));
      Object[] columns = (Object[]) rows.getArray(14).getArray();
      Deed deed =
          new Deed(
              rows.getString(6),
              rows.getString(7),
              rows.getString(8),
              rows.getString(9),
              rows.getString(10),
              rows.getLong(13),
              Arrays.stream(columns).map(Object::toString).toList());
      AuditEvent event =
          new AuditEvent(
              moment(rows.getLong(2)),
              who,
              deed,
              Outcome.valueOf(rows.getString(11)),
              rows.getString(12),
              rows.getString(15));
      entries.add(new Entry(rows.getLong(1), event, Hash.parse(rows.getString(16))));
    }
    return entries;
  }

  private static List<AuditTotal> totals(ResultSet rows, Set<Facet> by) throws SQLException {
    List<AuditTotal> totals = new ArrayList<>();
    while (rows.next()) {
      Map<Facet, String> of = new EnumMap<>(Facet.class);
      int column = 6;
      for (Facet facet : by) {
        String value = rows.getString(column++);
        if (value != null) {
          of.put(facet, value);
        }
      }
      totals.add(
          new AuditTotal(
              of,
              rows.getLong(1),
              rows.getLong(2),
              rows.getLong(3),
              moment(rows.getLong(4)),
              moment(rows.getLong(5))));
    }
    return totals;
  }

  private static Instant moment(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
