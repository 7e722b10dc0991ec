package city.weir.sharing.trino;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.contract.TableName;
import city.weir.sharing.policy.Circumstances;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.view.View;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The tables Trino knows, as the policy shows them by the way SQL to whoever asks there. */
public final class TrinoTables {
  /** The catalog in which the lake stands at Trino; no other is open. */
  public static final String LAKE = "lake";

  /** Where the engine finds the salt of hashes, in its one column and row. */
  public static final TableName SALT = new TableName("internal", "masking_salt");

  private static final String INFORMATION = "information_schema";

  private final Function<String, Optional<Subject>> subjects;
  private final Supplier<List<DataContract>> datasets;
  private final Function<TableName, Optional<DataContract>> byTable;
  private final Policy policy;
  private final Clock clock;

  /**
   * @param subjects who stands behind a name
   * @param datasets all contracts
   * @param byTable the contract of a table, if it has one
   */
  public TrinoTables(
      Function<String, Optional<Subject>> subjects,
      Supplier<List<DataContract>> datasets,
      Function<TableName, Optional<DataContract>> byTable,
      Policy policy,
      Clock clock) {
    this.subjects = subjects;
    this.datasets = datasets;
    this.byTable = byTable;
    this.policy = policy;
    this.clock = clock;
  }

  Optional<Subject> subject(String user) {
    return subjects.apply(user);
  }

  /** Whether Trino itself makes these tables up, of what the filters leave. */
  static boolean madeUp(String catalog, String schema) {
    return catalog.equals("system") || schema.equals(INFORMATION);
  }

  /** The dataset whose table this is; empty too for what a connector shows beside a table. */
  Optional<DataContract> dataset(String catalog, String schema, String table) {
    return catalog.equals(LAKE)
        ? name(schema, table).filter(name -> !name.equals(SALT)).flatMap(byTable)
        : Optional.empty();
  }

  /** A name with a {@code $} in it, or another than contracts give, is no table's. */
  private static Optional<TableName> name(String schema, String table) {
    try {
      return Optional.of(new TableName(schema, table));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Decides on reading {@code dataset} now, and counts it. */
  Decision admit(Subject subject, DataContract dataset) {
    return policy.admit(subject, dataset, circumstances());
  }

  /** What {@code subject} may see of a dataset; empty when that is nothing. */
  Optional<View> view(Subject subject, DataContract dataset) {
    return seen(dataset, policy.decide(subject, dataset, circumstances()));
  }

  /** The same where reading was admitted: rules and masks are asked for after that. */
  Optional<View> underWay(Subject subject, DataContract dataset) {
    return seen(dataset, policy.underWay(subject, dataset, circumstances()));
  }

  private Circumstances circumstances() {
    return Circumstances.of(Way.SQL, clock.instant());
  }

  private static Optional<View> seen(DataContract dataset, Decision decision) {
    return decision instanceof Decision.Permit permit
        ? Optional.of(View.of(dataset, permit)).filter(view -> !view.columns().isEmpty())
        : Optional.empty();
  }

  /** Whether {@code subject} may see any table of {@code schema}. */
  boolean anyIn(Subject subject, String schema) {
    return datasets.get().stream()
        .filter(dataset -> dataset.table().namespace().equals(schema))
        .anyMatch(dataset -> view(subject, dataset).isPresent());
  }

  /** The column Trino calls {@code name}: it writes all names in lower case. */
  static Optional<View.Shown> column(View view, String name) {
    return view.columns().stream()
        .filter(shown -> shown.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
