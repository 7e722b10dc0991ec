package city.weir.jobs.lineage;

import city.weir.contract.TableName;
import city.weir.contract.derivation.ColumnName;
import city.weir.contract.derivation.Derivation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Two small tables, whose columns can be changed one at a time. */
final class Rivers {
  static final Map<String, TableName> VIEWS =
      Map.of(
          "reading", TableName.parse("resource.reading"), "gauge", TableName.parse("theme.gauge"));

  private static final Map<String, String> ROWS =
      Map.of(
          "reading",
          """
          SELECT * FROM VALUES
            ('hankou', 'a', 8, 14.5D, 100D, 'x y'), ('hankou', 'b', 9, 15.5D, 250D, 'y'),
            ('hankou', 'hankou', 10, 16.5D, null, 'z'), ('wuchang', 'a', 8, 13.5D, 300D, 'x'),
            ('wuchang', 'c', 9, 17.5D, 150D, 'y z'), ('jiujiang', 'b', 10, 12.5D, 50D, 'x')
          AS t(station, place, hour, stage, flow, tags)""",
          "gauge",
          """
          SELECT * FROM VALUES
            ('hankou', '汉口', 16D, 'h'), ('wuchang', '武昌', 14D, 'w'), ('xinzhou', '新洲', 15D, 'w')
          AS t(station, name, warning, district)""");

  private final SparkSession session;

  Rivers(SparkSession session) {
    this.session = session;
    restore();
  }

  void restore() {
    ROWS.forEach((view, sql) -> session.sql(sql).createOrReplaceTempView(view));
  }

  /** Every column of both tables. */
  List<ColumnName> columns() {
    List<ColumnName> columns = new ArrayList<>();
    VIEWS.forEach(
        (view, table) -> {
          for (String column : session.table(view).columns()) {
            columns.add(new ColumnName(table, column));
          }
        });
    return columns;
  }

  /** Puts other values into one column: of each row that of the next, changed a little. */
  void change(ColumnName changed, int seed) {
    String view = changed.table().name();
    Dataset<Row> rows = session.sql(ROWS.get(view));
    Column value = functions.col(changed.column());
    boolean text =
        rows.select(value).schema().fields()[0].dataType().simpleString().equals("string");
    Column other =
        text
            ? functions.concat(
                functions.substring(value, 1, seed % 3 == 0 ? 1 : 9), functions.lit("q" + seed))
            : functions
                .when(value.isNull(), seed)
                .otherwise(value.multiply(seed % 2 == 0 ? -1 : 3));
    rows.withColumn(changed.column(), other.cast(rows.schema().apply(changed.column()).dataType()))
        .createOrReplaceTempView(view);
  }

  Derivation lineage(String sql) {
    Dataset<Row> rows = session.sql(sql);
    return PlanLineage.of(rows, List.of(rows.columns()), VIEWS);
  }

  /** The values of each column of the answer, in an order of their own. */
  Map<String, List<String>> answer(String sql) {
    Dataset<Row> rows = session.sql(sql);
    List<Row> found = rows.collectAsList();
    Map<String, List<String>> answer = new TreeMap<>();
    List<String> names = List.of(rows.columns());
    for (int i = 0; i < names.size(); i++) {
      int place = i;
      answer.put(
          names.get(i), found.stream().map(r -> String.valueOf(r.get(place))).sorted().toList());
    }
    return answer;
  }
}
