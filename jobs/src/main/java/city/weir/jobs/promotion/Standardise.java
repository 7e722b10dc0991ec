package city.weir.jobs.promotion;

import city.weir.contract.DataContract;
import city.weir.contract.TableName;
import city.weir.quality.promotion.PromotionOrder;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Raw to resource: what was delivered since the last promotion, typed by the contract. */
final class Standardise {
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
    return new Made(new Reading(contract).read(delivered), null);
  }
}
