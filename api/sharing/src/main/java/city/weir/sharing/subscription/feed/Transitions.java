package city.weir.sharing.subscription.feed;

import city.weir.contract.Column;
import city.weir.lake.sql.Changes.Change;
import city.weir.lake.sql.SqlSession;
import city.weir.sharing.filter.DuckSql;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.filter.FilterParser;
import city.weir.sharing.formats.JsonRows;
import city.weir.sharing.subscription.Watch;
import city.weir.sharing.view.SecuredRelations;
import city.weir.sharing.view.View;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The moments at which a condition begins to hold for something. The rows of a snapshot are gone
 * through in the order of their time.
 */
final class Transitions {
  /** The most things a condition may hold for at a time; they are kept with the subscription. */
  static final int MOST_HOLDING = 10_000;

  private static final String ON = "\"is on\"";
  private static final String OFF = "\"is off\"";

  private final SecuredRelations relations;
  private final SqlSession sql;

  Transitions(SecuredRelations relations, SqlSession sql) {
    this.relations = relations;
    this.sql = sql;
  }

  /** It holds for more things than can be kept: the condition is too wide to be one. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super(
          "The condition holds for more than %d things at a time: narrow it"
              .formatted(MOST_HOLDING));
    }
  }

  /**
   * What a snapshot brought about.
   *
   * @param begun the rows with which it began to hold, those told before left out
   * @param holding the things it holds for afterwards; right only when {@code begun} is the last
   */
  record Found(Items begun, Set<String> holding) {}

  /**
   * Goes through one snapshot.
   *
   * @param before the things the condition held for
   * @param told rows to leave out at the beginning
   * @param mostRows rows after which to stop
   * @throws FilterException when the condition does not fit the dataset any more
   */
  Found read(
      View view, Watch.Condition watch, Change change, Set<String> before, int told, int mostRows)
      throws SQLException, FilterException {
    return sql.query(
        statement(view, watch, change),
        List.of(),
        RowChanges.LIMIT,
        rows -> new Walk(view, watch, before, told, mostRows).through(rows));
  }

  private String statement(View view, Watch.Condition watch, Change change) throws FilterException {
    String on = holds(view, watch.condition());
    String off = watch.until() == null ? "NOT " + on : holds(view, watch.until());
    String order =
        view.columns().stream()
            .sorted((a, b) -> Boolean.compare(isTime(b), isTime(a)))
            .map(column -> DuckSql.name(column.name()))
            .collect(Collectors.joining(", "));
    String rows = new ChangeSql(relations, view, change, Filter.EVERYTHING).now(watch.per());
    return "SELECT *, NOT %1$s AND %2$s AS %3$s, %1$s OR %4$s AS %5$s FROM (%6$s) ORDER BY %1$s DESC, %7$s"
        .formatted(ChangeSql.GONE, on, ON, off, OFF, rows, order);
  }

  private static String holds(View view, String condition) throws FilterException {
    return "coalesce((%s), false)"
        .formatted(DuckSql.written(FilterParser.parse(condition, view.fields())));
  }

  private static boolean isTime(View.Shown column) {
    return column.column().has(Column.Role.EVENT_TIME);
  }

  /** One way through the rows of a snapshot. */
  private static final class Walk {
    private final View view;
    private final List<Integer> per;
    private final Set<String> holding;
    private final int told;
    private final int mostRows;
    private final List<byte[]> begun = new ArrayList<>();
    private int seen;
    private long bytes;

    Walk(View view, Watch.Condition watch, Set<String> before, int told, int mostRows) {
      this.view = view;
      this.per =
          watch.per().stream()
              .map(name -> view.columns().indexOf(view.column(name).orElseThrow()))
              .toList();
      this.holding = new HashSet<>(before);
      this.told = told;
      this.mostRows = mostRows;
    }

    Found through(ResultSet rows) throws SQLException {
      int marks = view.columns().size() + 2;
      while (rows.next()) {
        String thing = thing(rows);
        if (rows.getBoolean(marks)) {
          if (holding.add(thing) && !tell(rows)) {
            return new Found(new Items(begun, false), holding);
          }
        } else if (rows.getBoolean(marks + 1)) {
          holding.remove(thing);
        }
        if (holding.size() > MOST_HOLDING) {
          throw new TooMany();
        }
      }
      return new Found(new Items(begun, true), holding);
    }

    /** Returns false when the event is full. */
    private boolean tell(ResultSet row) throws SQLException {
      if (seen++ < told) {
        return true;
      }
      byte[] item = item(row);
      bytes += item.length;
      if (begun.size() == mostRows || (bytes > Items.MOST_BYTES && !begun.isEmpty())) {
        return false;
      }
      begun.add(item);
      return true;
    }

    private String thing(ResultSet row) throws SQLException {
      StringBuilder text = new StringBuilder();
      for (int column : per) {
        String value = row.getString(column + 1);
        // Lengths keep ("a", "bc") and ("ab", "c") apart.
        text.append(value == null ? "-" : value.length() + ":" + value);
      }
      return text.toString();
    }

    private byte[] item(ResultSet row) throws SQLException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (JsonGenerator json = JsonRows.generator(out)) {
        JsonRows.record(json, i -> view.columns().get(i).name(), RowChanges.cells(row, 1, view));
      } catch (IOException e) {
        throw new UncheckedIOException("Writing to memory failed", e);
      }
      return out.toByteArray();
    }
  }
}
