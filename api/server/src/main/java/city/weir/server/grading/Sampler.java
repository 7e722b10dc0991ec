package city.weir.server.grading;

import city.weir.catalog.grading.ColumnSample;
import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.contract.DataContract;
import city.weir.lake.AsOf;
import city.weir.lake.Lake;
import city.weir.lake.sql.Relation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.expressions.Expressions;
import org.springframework.stereotype.Component;

/**
 * Reads some rows of a table as they are, spread over its files. They are looked at and forgotten:
 * nothing of them is kept, logged or shown.
 */
@Component
final class Sampler {
  /** Of a file so many rows are read, of which some are taken. */
  private static final int READ_OF_A_FILE = 20_000;

  /** Whatever is sensitive stands within so many characters. */
  private static final int LONGEST = 200;

  private final Lake lake;
  private final GradingSettings settings;

  Sampler(Lake lake, GradingSettings settings) {
    this.lake = lake;
    this.settings = settings;
  }

  /**
   * @param columns those that may hold something sensitive
   * @param places longitude and latitude of the rows, in degrees; empty where they have none
   */
  record Sample(List<ColumnSample> columns, List<double[]> places) {
    /** The columns by their names alone. */
    static Sample withoutRows(DataContract contract) {
      return new Sample(
          contract.columns().stream()
              .filter(Sampler::tells)
              .map(c -> new ColumnSample(c.name(), c.title(), List.of()))
              .toList(),
          List.of());
    }
  }

  private static boolean tells(Column column) {
    return column.type() instanceof ColumnType.Text || column.type() instanceof ColumnType.Whole;
  }

  Sample of(DataContract contract) throws SQLException {
    Relation relation = lake.relations().plan(contract.table(), AsOf.NOW, Expressions.alwaysTrue());
    Map<Column, List<String>> values = new LinkedHashMap<>();
    contract.columns().stream()
        .filter(Sampler::tells)
        .filter(c -> relation.schema().findField(c.name()) != null)
        .forEach(column -> values.put(column, new ArrayList<>()));
    List<double[]> places = new ArrayList<>();
    List<String> selected = selected(contract, List.copyOf(values.keySet()), relation);
    List<String> parts = relation.spread(settings.files());
    for (String part : selected.isEmpty() ? List.<String>of() : parts) {
      read(part, selected, settings.rows() / parts.size() + 1, values, places);
    }
    return new Sample(
        values.entrySet().stream()
            .map(e -> new ColumnSample(e.getKey().name(), e.getKey().title(), e.getValue()))
            .toList(),
        places);
  }

  /** What is read, the coordinates last. */
  private static List<String> selected(
      DataContract contract, List<Column> columns, Relation relation) {
    List<String> selected = new ArrayList<>();
    for (Column column : columns) {
      selected.add(
          "left(cast(\"%s\" as varchar), %d) as v%d"
              .formatted(column.name(), LONGEST, selected.size()));
    }
    Optional<Column> longitude = there(contract, Column.Role.LONGITUDE, relation);
    Optional<Column> latitude = there(contract, Column.Role.LATITUDE, relation);
    if (longitude.isPresent() && latitude.isPresent()) {
      selected.add("cast(\"%s\" as double) as longitude".formatted(longitude.get().name()));
      selected.add("cast(\"%s\" as double) as latitude".formatted(latitude.get().name()));
    }
    return selected;
  }

  private static Optional<Column> there(
      DataContract contract, Column.Role role, Relation relation) {
    return contract.column(role).filter(c -> relation.schema().findField(c.name()) != null);
  }

  private void read(
      String part,
      List<String> selected,
      int rows,
      Map<Column, List<String>> values,
      List<double[]> places)
      throws SQLException {
    String sql =
        "select * from (select %s from %s limit %d) using sample reservoir(%d rows) repeatable (1)"
            .formatted(String.join(", ", selected), part, READ_OF_A_FILE, rows);
    List<List<String>> lists = List.copyOf(values.values());
    boolean placed = selected.size() > lists.size();
    int longitude = lists.size() + 1;
    lake.sql()
        .query(
            sql,
            List.of(),
            settings.limit(),
            result -> {
              int read = 0;
              while (result.next()) {
                text(result, lists);
                if (placed) {
                  place(result, longitude, places);
                }
                read++;
              }
              return read;
            });
  }

  private static void text(ResultSet row, List<List<String>> lists) throws SQLException {
    for (int i = 0; i < lists.size(); i++) {
      String value = row.getString(i + 1);
      if (value != null && !value.isBlank()) {
        lists.get(i).add(value);
      }
    }
  }

  private static void place(ResultSet row, int longitude, List<double[]> places)
      throws SQLException {
    double east = row.getDouble(longitude);
    boolean known = !row.wasNull();
    double north = row.getDouble(longitude + 1);
    if (known && !row.wasNull()) {
      places.add(new double[] {east, north});
    }
  }
}
