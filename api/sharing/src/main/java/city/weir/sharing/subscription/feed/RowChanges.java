package city.weir.sharing.subscription.feed;

import city.weir.lake.sql.Changes.Change;
import city.weir.lake.sql.SqlSession;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.formats.JsonRows;
import city.weir.sharing.rows.Cells;
import city.weir.sharing.view.SecuredRelations;
import city.weir.sharing.view.View;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows put in, changed and taken out by one snapshot, as one subscriber sees them. */
final class RowChanges {
  static final Duration LIMIT = Duration.ofMinutes(1);

  /** Rows read at once. Parts of large changes are cut from what was read for the first of them. */
  private static final int READ_AT_ONCE = 4 * Items.MOST_ROWS;

  private final SecuredRelations relations;
  private final SqlSession sql;
  private final SharedReads shared;

  RowChanges(SecuredRelations relations, SqlSession sql, SharedReads shared) {
    this.relations = relations;
    this.sql = sql;
    this.shared = shared;
  }

  /**
   * What one event tells of {@code change}, from item {@code told} on. All shown columns decide the
   * order: what is read again is the same.
   */
  Items read(View view, Filter wanted, Change change, int told, int mostRows) throws SQLException {
    int block = told / READ_AT_ONCE;
    String statement =
        "SELECT * FROM (%s) ORDER BY ALL LIMIT %d OFFSET %d"
            .formatted(
                new ChangeSql(relations, view, change, wanted).changed(),
                READ_AT_ONCE + 1,
                (long) block * READ_AT_ONCE);
    Items read = shared.get(statement, () -> query(statement, view));
    return read.part(told % READ_AT_ONCE, mostRows);
  }

  private Items query(String statement, View view) throws SQLException {
    return sql.query(
        statement,
        List.of(),
        LIMIT,
        result -> {
          List<byte[]> items = new ArrayList<>();
          while (items.size() < READ_AT_ONCE && result.next()) {
            items.add(item(result, view));
          }
          return new Items(items, !result.next());
        });
  }

  private static byte[] item(ResultSet row, View view) throws SQLException {
    String operation = row.getString(1);
    int columns = view.columns().size();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonRows.generator(out)) {
      json.writeStartObject();
      json.writeStringField("operation", operation);
      if (!operation.equals("insert")) {
        json.writeFieldName("before");
        JsonRows.record(json, i -> view.columns().get(i).name(), cells(row, 2, view));
      }
      if (!operation.equals("delete")) {
        json.writeFieldName("after");
        JsonRows.record(json, i -> view.columns().get(i).name(), cells(row, 2 + columns, view));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return out.toByteArray();
  }

  /** The shown columns of a row of which the first is at {@code first}. */
  static @Nullable Object[] cells(ResultSet row, int first, View view) throws SQLException {
    @Nullable Object[] cells = new Object[view.columns().size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Cells.read(row, first + i, view.columns().get(i).type());
    }
    return cells;
  }
}
