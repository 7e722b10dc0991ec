package city.weir.jobs.promotion;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;

import city.weir.contract.DataContract;
import city.weir.contract.Deduplication;
import city.weir.contract.Origin;
import city.weir.contract.TableName;
import city.weir.contract.derivation.Derivation;
import city.weir.contract.reading.ContractException;
import city.weir.contract.reading.ContractReader;
import city.weir.jobs.function.Functions;
import city.weir.jobs.lineage.PlanLineage;
import city.weir.quality.CheckResult;
import city.weir.quality.deequ.DeequChecks;
import city.weir.quality.promotion.PromotionOrder;
import city.weir.quality.promotion.PromotionReport;
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out promotion orders in one Spark session, one at a time. Stages rows on the order's
 * branch of the target and of the quarantine and checks them; never moves {@code main}.
 */
public final class Promoter {
  private static final Logger LOG = LoggerFactory.getLogger(Promoter.class);

  private final SparkSession session;
  private final ContractReader contracts = new ContractReader();
  private final Functions functions;

  /**
   * @param session knows the lake's catalog as {@code lake}
   */
  public Promoter(SparkSession session) {
    this.session = session;
    this.functions = new Functions(session);
  }

  /** Never throws for what is wrong with the order, the data or the lake: the report says it. */
  public PromotionReport run(PromotionOrder order) {
    long start = System.nanoTime();
    try {
      return promote(order, contract(order), start);
    } catch (ContractException | RuntimeException e) {
      LOG.warn("Promotion of {} failed", order.target(), e);
      return new PromotionReport(
          PromotionReport.Outcome.FAILED,
          null,
          null,
          0,
          0,
          0,
          millis(start),
          List.of(),
          null,
          said(e));
    }
  }

  private PromotionReport promote(PromotionOrder order, DataContract contract, long start) {
    functions.use(order.files());
    Derive derive = new Derive(session);
    Made made =
        contract.origin() instanceof Origin.Model model
            ? derive.make(contract, model, order)
            : new Standardise(session).make(contract, order.inputs());
    Refusals refusals = new Refusals(contract);
    Dataset<Row> judged = refusals.judge(made.rows()).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<String> keys = keys(contract);
      Tally tally = Tally.of(judged, keys, refusals.rules());
      LakeTable target = open(order, order.target());
      Dataset<Row> good = distinct(judged.where(not(Refusals.refused())), keys, keep(contract));
      Dataset<Row> rows =
          good.select(
              contract.columns().stream()
                  .map(c -> col(Reading.quoted(c.name())))
                  .toArray(Column[]::new));
      Long quarantined =
          tally.refused() == 0 ? null : quarantine(order, refusals, judged, tally.refused());
      try (Upsert.Staged staged =
          new Upsert(session, contract, keys, keep(contract))
              .stage(rows, tally.good(), tally.range(), made.scope(), target)) {
        List<CheckResult> checks =
            new ArrayList<>(new DeequChecks(contract).evaluate(staged.checked()));
        checks.addAll(tally.rowRules());
        return new PromotionReport(
            PromotionReport.Outcome.STAGED,
            target.head(),
            quarantined,
            tally.rows(),
            staged.written(),
            tally.refused(),
            millis(start),
            checks,
            lineage(contract, order, made),
            null);
      }
    } finally {
      judged.unpersist();
      derive.clear(contract.origin() instanceof Origin.Model ? order.inputs() : List.of());
    }
  }

  /**
   * Of the derivation itself: that bad rows are refused and doubles dropped is the same everywhere.
   */
  private static Derivation lineage(DataContract contract, PromotionOrder order, Made made) {
    Map<String, TableName> inputs = new HashMap<>();
    if (contract.origin() instanceof Origin.Model) {
      for (PromotionOrder.Input input : order.inputs()) {
        TableName table = TableName.parse(input.table());
        inputs.put(table.name(), table);
      }
    }
    return PlanLineage.of(
        made.rows(),
        contract.columns().stream().map(city.weir.contract.Column::name).toList(),
        inputs);
  }

  private long quarantine(
      PromotionOrder order, Refusals refusals, Dataset<Row> judged, long count) {
    LakeTable table = open(order, order.quarantine());
    table.append(refusals.quarantined(judged), count);
    return table.head();
  }

  private LakeTable open(PromotionOrder order, String table) {
    return new LakeTable(session, TableName.parse(table), order.branch(), order.summary());
  }

  /** One row of each key: the one received last, or first. */
  private static Dataset<Row> distinct(
      Dataset<Row> rows, List<String> keys, Deduplication.Keep keep) {
    if (keys.isEmpty()) {
      return rows;
    }
    boolean latest = keep == Deduplication.Keep.LATEST;
    Column received = latest ? desc(Made.RECEIVED_AT) : col(Made.RECEIVED_AT);
    Column offset = latest ? desc(Made.OFFSET) : col(Made.OFFSET);
    Column place =
        row_number()
            .over(
                Window.partitionBy(
                        keys.stream().map(k -> col(Reading.quoted(k))).toArray(Column[]::new))
                    .orderBy(received, offset));
    return rows.withColumn("_place", place).where(col("_place").equalTo(1));
  }

  /** Columns by which rows are the same: a model's rows always by their primary key. */
  private static List<String> keys(DataContract contract) {
    if (contract.deduplication() != null) {
      return contract.deduplication().by();
    }
    return contract.origin() instanceof Origin.Model
        ? contract.key().stream().map(city.weir.contract.Column::name).toList()
        : List.of();
  }

  private static Deduplication.Keep keep(DataContract contract) {
    return contract.deduplication() == null
        ? Deduplication.Keep.LATEST
        : contract.deduplication().keep();
  }

  private DataContract contract(PromotionOrder order) throws ContractException {
    String text = order.files().get(order.contract());
    if (text == null) {
      throw new IllegalStateException(
          "The order names the contract %s but does not hold it".formatted(order.contract()));
    }
    return contracts.read(
        order.contract(),
        text,
        name -> {
          String sibling = order.files().get(name);
          if (sibling == null) {
            throw new FileNotFoundException(name);
          }
          return sibling;
        });
  }

  private static String said(@Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause != null && cause.getCause() != null && cause.getMessage() == null) {
      cause = cause.getCause();
    }
    return cause == null
        ? "unknown"
        : "%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage());
  }

  private static long millis(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
