package city.weir.jobs.promotion;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import city.weir.contract.DataContract;
import city.weir.contract.Deduplication;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Brings rows, no two with the same key, into a table's branch in one snapshot and with as little
 * rewriting as can be: rows that are there already, equal in all columns, are left alone; where
 * only new keys come, files are only added.
 */
final class Upsert {
  private static final String STATE = "_state";
  private static final String NEW = "new";
  private static final String SAME = "same";
  private static final String CHANGED = "changed";
  private static final String GONE = "gone";
  private static final String HERE = "_here";
  private static final String THERE = "_there";
  private static final String VIEW = "weir_changes";

  private final SparkSession session;
  private final List<String> columns;
  private final List<String> keys;
  private final Deduplication.Keep keep;

  /**
   * @param keys columns by which rows are the same; empty when every row counts
   */
  Upsert(SparkSession session, DataContract contract, List<String> keys, Deduplication.Keep keep) {
    this.session = session;
    this.columns = contract.columns().stream().map(city.weir.contract.Column::name).toList();
    this.keys = List.copyOf(keys);
    this.keep = keep;
  }

  /**
   * Stages {@code rows}.
   *
   * @param rows the contract's columns only, no two rows with the same key
   * @param count how many they are
   * @param range of their keys
   * @param scope the rows of the target that are gone when they are not among {@code rows}; null
   *     when rows only ever add and replace
   */
  Staged stage(
      Dataset<Row> rows, long count, Range range, @Nullable Column scope, LakeTable target) {
    if (count == 0 && scope == null) {
      target.commitNothing();
      return new Staged(0, rows, () -> {});
    }
    boolean fresh = target.files(scope == null ? range.files() : Expressions.alwaysTrue()) == 0;
    if (count > 0 && (keys.isEmpty() || fresh)) {
      target.append(rows, count);
      return new Staged(count, target.staged(), () -> {});
    }
    Dataset<Row> there = target.main().where(scope == null ? range.rows() : scope);
    Dataset<Row> compared =
        compare(rows, there, scope != null).persist(StorageLevel.MEMORY_AND_DISK());
    long written = write(compared, scope == null ? range : new Range(List.of()), target);
    return new Staged(
        written, compared.where(col(STATE).notEqual(GONE)).drop(STATE), compared::unpersist);
  }

  private Dataset<Row> compare(Dataset<Row> rows, Dataset<Row> there, boolean mirrors) {
    Dataset<Row> left = rows.withColumn(HERE, lit(true)).as("n");
    Dataset<Row> right = there.withColumn(THERE, lit(true)).as("t");
    Column sameKey =
        keys.stream().map(k -> of("n", k).eqNullSafe(of("t", k))).reduce(Column::and).orElseThrow();
    Column equal =
        columns.stream()
            .map(c -> of("n", c).eqNullSafe(of("t", c)))
            .reduce(Column::and)
            .orElseThrow();
    Stream<Column> values =
        columns.stream()
            .map(c -> keys.contains(c) ? coalesce(of("n", c), of("t", c)).as(c) : of("n", c));
    Column state =
        when(col(THERE).isNull(), NEW)
            .when(col(HERE).isNull(), GONE)
            .when(equal, SAME)
            .otherwise(CHANGED)
            .as(STATE);
    return left.join(right, sameKey, mirrors ? "full_outer" : "left_outer")
        .select(Stream.concat(values, Stream.of(state)).toArray(Column[]::new));
  }

  /** Gives the number of rows added and replaced. */
  private long write(Dataset<Row> compared, Range range, LakeTable target) {
    Row counts =
        compared
            .agg(
                count_if(col(STATE).equalTo(NEW)),
                count_if(col(STATE).equalTo(CHANGED)),
                count_if(col(STATE).equalTo(GONE)))
            .first();
    long added = counts.getLong(0);
    long replaced = keep == Deduplication.Keep.LATEST ? counts.getLong(1) : 0;
    if (replaced + counts.getLong(2) == 0) {
      if (added == 0) {
        target.commitNothing();
      } else {
        target.append(compared.where(col(STATE).equalTo(NEW)).drop(STATE), added);
      }
      return added;
    }
    compared.where(col(STATE).notEqual(SAME)).createOrReplaceTempView(VIEW);
    try {
      target.merge(branch -> statement(branch, range));
    } finally {
      session.catalog().dropTempView(VIEW);
    }
    return added + replaced;
  }

  private String statement(String branch, Range range) {
    String on =
        Stream.concat(
                keys.stream().map(k -> "t.%1$s <=> s.%1$s".formatted(Reading.quoted(k))),
                range.sql("t").stream())
            .collect(Collectors.joining(" AND "));
    String sets = list("%1$s = s.%1$s");
    return """
        MERGE INTO %s t USING %s s ON %s
        WHEN MATCHED AND s.%s = '%s' THEN DELETE
        WHEN MATCHED THEN UPDATE SET %s
        WHEN NOT MATCHED THEN INSERT (%s) VALUES (%s)
        """
        .formatted(branch, VIEW, on, STATE, GONE, sets, list("%s"), list("s.%s"));
  }

  private String list(String form) {
    return columns.stream()
        .map(c -> form.formatted(Reading.quoted(c)))
        .collect(Collectors.joining(", "));
  }

  private static Column of(String side, String column) {
    return col(side + "." + Reading.quoted(column));
  }

  /**
   * What was staged.
   *
   * @param written rows added and replaced
   * @param checked the rows as staged, for the checks; with those that were there already, equal
   */
  record Staged(long written, Dataset<Row> checked, Runnable release) implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }
}
