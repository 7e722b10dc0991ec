package city.weir.jobs.promotion;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.current_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import city.weir.contract.TableName;
import city.weir.jobs.function.Functions;
import city.weir.quality.promotion.PromotionOrder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Resource to theme, theme to topic: the contract's query over its inputs. Where the contract names
 * a scope, only the scope values touched by changed rows of an input are computed anew.
 */
final class Derive {
  /** With more touched values than this the whole is computed anew; it is then about as quick. */
  private static final int MOST_TOUCHED = 200;

  private final SparkSession session;

  Derive(SparkSession session) {
    this.session = session;
  }

  Made make(DataContract contract, Origin.Model model, PromotionOrder order) {
    if (contract.key().isEmpty()) {
      throw new IllegalStateException(
          "%s has no primary key: rows of a model are brought up to date by it"
              .formatted(contract.id()));
    }
    Optional<Column> touched = touched(model.scope(), order.inputs());
    for (PromotionOrder.Input input : order.inputs()) {
      TableName table = TableName.parse(input.table());
      Dataset<Row> rows = LakeTable.at(session, table, input.to());
      boolean restricted = Set.of(rows.columns()).containsAll(model.scope());
      (touched.isPresent() && restricted ? rows.where(touched.get()) : rows)
          .createOrReplaceTempView(table.name());
    }
    Dataset<Row> result = session.sql(model.sql());
    return new Made(rows(contract, model, order.branch(), result), touched.orElse(lit(true)));
  }

  /** Drops the views, so that they cannot be taken for those of the next order. */
  void clear(List<PromotionOrder.Input> inputs) {
    inputs.forEach(input -> session.catalog().dropTempView(TableName.parse(input.table()).name()));
  }

  private static Dataset<Row> rows(
      DataContract contract, Origin.Model model, String batch, Dataset<Row> result) {
    List<Column> columns = new ArrayList<>();
    contract
        .columns()
        .forEach(
            c ->
                columns.add(
                    col(Reading.quoted(c.name()))
                        .cast(Functions.sparkType(c.type()))
                        .as(c.name())));
    Column record =
        to_json(
            struct(
                contract.columns().stream()
                    .map(c -> col(Reading.quoted(c.name())))
                    .toArray(Column[]::new)));
    Dataset<Row> typed = result.select(columns.toArray(Column[]::new));
    return typed.select(
        col("*"),
        lit("model:" + model.sqlFile()).as(Made.SOURCE),
        lit(batch).as(Made.BATCH),
        lit(0L).as(Made.OFFSET),
        current_timestamp().as(Made.RECEIVED_AT),
        sha2(record, 256).as(Made.HASH),
        array().cast("array<string>").as(Made.FAULTS),
        record.as(Made.RECORD));
  }

  /**
   * The condition for the scope values that changed rows of any input have; empty when the whole is
   * to be computed anew.
   */
  private Optional<Column> touched(List<String> scope, List<PromotionOrder.Input> inputs) {
    if (scope.isEmpty()) {
      return Optional.empty();
    }
    Set<Row> values = new LinkedHashSet<>();
    for (PromotionOrder.Input input : inputs) {
      if (input.from() == null || input.to() == null) {
        return Optional.empty();
      }
      if (input.from().equals(input.to())) {
        continue;
      }
      Dataset<Row> changes =
          LakeTable.changes(session, TableName.parse(input.table()), input.from(), input.to());
      if (!Set.of(changes.columns()).containsAll(scope)) {
        return Optional.empty();
      }
      values.addAll(changed(changes, scope));
      if (values.size() > MOST_TOUCHED) {
        return Optional.empty();
      }
    }
    return Optional.of(
        values.stream().map(row -> matches(scope, row)).reduce(Column::or).orElse(lit(false)));
  }

  /** Rewritten files bring rows both out and in; those that cancel out did not change. */
  private static List<Row> changed(Dataset<Row> changes, List<String> scope) {
    Column[] row =
        List.of(changes.columns()).stream()
            .filter(c -> !c.startsWith("_change") && !c.equals("_commit_snapshot_id"))
            .map(c -> col(Reading.quoted(c)))
            .toArray(Column[]::new);
    return changes
        .groupBy(row)
        .agg(sum(when(col("_change_type").equalTo("INSERT"), 1).otherwise(-1)).as("_net"))
        .where(col("_net").notEqual(0))
        .select(scope.stream().map(c -> col(Reading.quoted(c))).toArray(Column[]::new))
        .distinct()
        .limit(MOST_TOUCHED + 1)
        .collectAsList();
  }

  private static Column matches(List<String> scope, Row values) {
    Column all = lit(true);
    for (int i = 0; i < scope.size(); i++) {
      all = all.and(col(Reading.quoted(scope.get(i))).eqNullSafe(values.get(i)));
    }
    return all;
  }
}
