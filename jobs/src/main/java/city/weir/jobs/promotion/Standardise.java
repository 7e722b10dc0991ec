package city.weir.jobs.promotion;

import city.weir.contract.DataContract;
import city.weir.contract.TableName;
import city.weir.quality.promotion.PromotionOrder;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.math.BigInt;

/** Raw to resource: what was delivered since the last promotion, typed by the contract. */
final class Standardise {
  /** As Spark estimates it from the number of rows and the widths of types. */
  private static final long SMALL_BYTES = 16L << 20;

  private final SparkSession session;

  Standardise(SparkSession session) {
    this.session = session;
  }

  Made make(DataContract contract, List<PromotionOrder.Input> inputs) {
    if (inputs.size() != 1) {
      throw new IllegalStateException(
          "%s is made from one raw table, but the order names %d"
              .formatted(contract.id(), inputs.size()));
    }
    PromotionOrder.Input input = inputs.get(0);
    TableName raw = TableName.parse(input.table());
    Dataset<Row> delivered =
        input.from() == null || input.to() == null
            ? LakeTable.at(session, raw, input.to())
            : LakeTable.appended(session, raw, input.from(), input.to());
    return new Made(new Reading(contract).read(gathered(delivered)), null);
  }

  /** Few rows stay in one task from here on, which spares every exchange between tasks. */
  private static Dataset<Row> gathered(Dataset<Row> rows) {
    BigInt size = rows.queryExecution().optimizedPlan().stats().sizeInBytes();
    return size.isValidLong() && size.toLong() <= SMALL_BYTES ? rows.coalesce(1) : rows;
  }
}
