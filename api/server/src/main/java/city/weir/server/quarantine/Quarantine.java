package city.weir.server.quarantine;

import city.weir.contract.TableName;
import city.weir.lake.AsOf;
import city.weir.lake.Lake;
import city.weir.lake.Lakes;
import city.weir.lake.sql.Relation;
import city.weir.server.paging.Page;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the tables of quarantine. All pages of one question show the state of the first. */
@Component
final class Quarantine {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** A page ends after about this much: a refused record may be megabytes. */
  private static final long MOST_CHARACTERS = 4_000_000;

  private final Lake lake;

  Quarantine(Lake lake) {
    this.lake = lake;
  }

  /**
   * A table and how much is in it.
   *
   * @param changedAt when something was refused last, or tidied up; null when nothing ever was
   */
  record Kept(String table, long rows, @Nullable Instant changedAt) {}

  List<Kept> tables() {
    return lake.catalog().listTables(Namespace.of(Lakes.QUARANTINE)).stream()
        .map(id -> new TableName(Lakes.QUARANTINE, id.name()))
        .flatMap(
            table ->
                lake.facts(table).stream()
                    .map(f -> new Kept(table.toString(), f.rows(), f.committedAt())))
        .sorted(Comparator.comparing(Kept::table))
        .toList();
  }

  /** Where a page begins: so many rows into a state. */
  private record Place(AsOf state, long rows) {}

  /**
   * A page of {@code table}, the newest first.
   *
   * @throws ProblemException when there is no such table, or no such page
   */
  Page<RefusedRow> read(TableName table, int limit, @Nullable String pageToken) {
    if (lake.facts(table).isEmpty()) {
      throw new ProblemException(
          ProblemCode.NOT_FOUND,
          "There is no table %s; GET /api/v1/quarantine lists those there are".formatted(table));
    }
    Place place = place(pageToken);
    Relation relation = plan(table, place.state());
    // Numbers of ours only; nothing a caller typed becomes part of the statement.
    String statement =
        "SELECT %s FROM %s AS stored ORDER BY _received_at DESC NULLS LAST, _offset DESC, record, reason LIMIT %d OFFSET %d"
            .formatted(RefusedRow.COLUMNS, relation.sql(), limit + 1L, place.rows());
    List<RefusedRow> rows = new ArrayList<>();
    try {
      boolean more = lake.sql().query(statement, List.of(), LIMIT, r -> collect(r, limit, rows));
      String next = more ? token(relation.snapshot(), place.rows() + rows.size()) : null;
      return new Page<>(rows, next);
    } catch (SQLException e) {
      throw new IllegalStateException("Rows of " + table + " could not be read", e);
    }
  }

  /** Collects a page; whether there is more. */
  private static boolean collect(ResultSet result, int limit, List<RefusedRow> into)
      throws SQLException {
    long characters = 0;
    while (result.next()) {
      if (into.size() == limit || characters > MOST_CHARACTERS) {
        return true;
      }
      RefusedRow row = RefusedRow.of(result);
      characters += row.record().length();
      into.add(row);
    }
    return false;
  }

  private Relation plan(TableName table, AsOf state) {
    try {
      return lake.relations().plan(table, state, Expressions.alwaysTrue());
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemCode.BAD_QUERY, "pageToken: begin anew without one: " + e.getMessage());
    }
  }

  private static String token(long snapshot, long rows) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((snapshot + ":" + rows).getBytes(StandardCharsets.UTF_8));
  }

  private static Place place(@Nullable String token) {
    if (token == null || token.isEmpty()) {
      return new Place(AsOf.NOW, 0);
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      long snapshot = Long.parseLong(text.substring(0, Math.max(colon, 0)));
      long rows = Long.parseUnsignedLong(text.substring(colon + 1));
      if (rows >= 0) {
        return new Place(new AsOf.Snapshot(snapshot), rows);
      }
    } catch (IllegalArgumentException e) {
      throw (ProblemException) unreadable().initCause(e);
    }
    throw unreadable();
  }

  private static ProblemException unreadable() {
    return new ProblemException(
        ProblemCode.BAD_QUERY, "pageToken: send nextPageToken of the page before, unchanged");
  }
}
