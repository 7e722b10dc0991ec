package city.weir.server.iceberg;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.contract.TableName;
import city.weir.server.contracts.Contracts;
import city.weir.server.datasets.KnownDatasets;
import city.weir.server.security.EngineTokens;
import city.weir.server.security.Subjects;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Decision.Permit;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.trino.TrinoTables;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.ForbiddenException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.types.Types;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * How far callers of the catalog reach. Workers reach everything, stewards all that is data. An
 * engine that lays the policy on tables itself reads those of datasets, and changes nothing.
 * Everybody else reads what the policy permits by the way iceberg without limit to rows or columns:
 * in whole files nothing can be left out.
 */
@Component
final class Reach {
  private static final Namespace INTERNAL = Namespace.of(TrinoTables.SALT.namespace());

  private final Policy policy;
  private final Contracts contracts;
  private final KnownDatasets known;
  private final Subjects subjects;
  private final EngineAudit audit;
  private final Clock clock;
  private final HttpServletRequest request;

  /**
   * @param request stands for the one that is being answered
   */
  Reach(
      Policy policy,
      Contracts contracts,
      KnownDatasets known,
      Subjects subjects,
      EngineAudit audit,
      Clock clock,
      HttpServletRequest request) {
    this.policy = policy;
    this.contracts = contracts;
    this.known = known;
    this.subjects = subjects;
    this.audit = audit;
    this.clock = clock;
    this.request = request;
  }

  /** Whether the caller may change tables. */
  boolean writes() {
    return request.isUserInRole("WORKER") || request.isUserInRole("STEWARD");
  }

  /** Whether a table, or a view, is in the lists the caller gets. */
  boolean shows(TableIdentifier table) {
    if (writes()) {
      return request.isUserInRole("WORKER") || !table.namespace().equals(INTERNAL);
    }
    if (engine()) {
      return dataset(table).isPresent() || isSalt(table);
    }
    Subject subject = subject();
    return dataset(table).filter(dataset -> refusal(subject, dataset).isEmpty()).isPresent();
  }

  /** Whether a namespace is in the lists the caller gets: when it has a table that is. */
  boolean shows(Namespace namespace) {
    if (writes()) {
      return request.isUserInRole("WORKER") || !namespace.equals(INTERNAL);
    }
    return engine() && namespace.equals(INTERNAL)
        || contracts.all().stream()
            .map(dataset -> TableIdentifier.parse(dataset.table().toString()))
            .anyMatch(table -> table.namespace().equals(namespace) && shows(table));
  }

  /**
   * @throws NoSuchNamespaceException when the caller is shown none of this name
   */
  void enter(Namespace namespace) {
    if (!shows(namespace)) {
      throw new NoSuchNamespaceException("Namespace does not exist: %s", namespace);
    }
  }

  /**
   * Lets the caller read {@code table}, and keeps it in the audit.
   *
   * @throws ForbiddenException with the words of the policy, when it does not permit it
   * @throws NoSuchTableException when the caller may not know whether there is one
   */
  void read(TableIdentifier table) {
    if (shows(table)) {
      audit.read(table, writes() || engine());
      return;
    }
    Subject subject = subject();
    Optional<DataContract> dataset =
        engine() ? Optional.empty() : dataset(table).filter(d -> known.mayKnow(subject, d));
    if (dataset.isEmpty()) {
      throw new NoSuchTableException("Table does not exist: %s", table);
    }
    String why = refusal(subject, dataset.get()).orElse("");
    audit.refused(table, why);
    throw new ForbiddenException("%s", why);
  }

  /**
   * Sees to it that no file of {@code table} can hold what the contract does not speak of any more.
   *
   * @throws ForbiddenException when one may
   */
  void wholly(TableIdentifier table, TableMetadata metadata) {
    if (writes() || engine()) {
      return;
    }
    Set<String> described =
        dataset(table).stream()
            .flatMap(dataset -> dataset.columns().stream())
            .map(Column::name)
            .collect(Collectors.toSet());
    Set<String> others =
        metadata.schemas().stream()
            .flatMap(schema -> schema.columns().stream())
            .map(Types.NestedField::name)
            .filter(name -> !described.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!others.isEmpty()) {
      String why =
          "Files of %s hold columns its contract does not describe: read it by the way query or in"
              + " SQL / 数据文件含契约之外的列，请改用行查询或 SQL";
      audit.refused(table, why.formatted(table));
      throw new ForbiddenException(why, table);
    }
  }

  /**
   * @throws ForbiddenException when the caller may change nothing
   */
  void write() {
    if (!writes()) {
      throw new ForbiddenException("The catalog is read only for you / 您只能读取");
    }
  }

  /** Keeps a change in the audit; the door has seen to it that the caller may make changes. */
  void change(String action, TableIdentifier table) {
    if (!writes() || !shows(table)) {
      audit.refused(table, action);
      throw new ForbiddenException("Tables are read only for you / 您只能读取: %s", table);
    }
    audit.change(action, table);
  }

  private boolean engine() {
    return request.isUserInRole(EngineTokens.ROLE);
  }

  private Subject subject() {
    return subjects.of((Authentication) request.getUserPrincipal());
  }

  private static boolean isSalt(TableIdentifier table) {
    return table.toString().equals(TrinoTables.SALT.toString());
  }

  private Optional<DataContract> dataset(TableIdentifier table) {
    try {
      return contracts.byTable(new TableName(table.namespace().toString(), table.name()));
    } catch (IllegalArgumentException e) {
      // A name no contract gives.
      return Optional.empty();
    }
  }

  /** Why {@code subject} may not have the files of {@code dataset}; empty when it may. */
  private Optional<String> refusal(Subject subject, DataContract dataset) {
    Decision decision =
        policy.decide(subject, dataset, Call.UNKNOWN.by(Way.ICEBERG, clock.instant()));
    if (decision instanceof Decision.Deny deny) {
      return Optional.of(
          "%s. %s / %s。%s"
              .formatted(
                  deny.reason().en(), deny.remedy().en(), deny.reason().zh(), deny.remedy().zh()));
    }
    Permit permit = (Permit) decision;
    boolean rows = !permit.rows().equals(Filter.EVERYTHING);
    Set<String> limited = new TreeSet<>(permit.masks().keySet());
    limited.addAll(permit.hidden());
    if (!rows && limited.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        ("You may have %1$s within limits (%2$s), and in whole files nothing can be left out: read"
                + " /api/v1/datasets/%1$s/rows, or use SQL / 您对该数据的使用有限定（%3$s），整份文件无法"
                + "逐行逐列限定：请用行查询 /api/v1/datasets/%1$s/rows 或 SQL")
            .formatted(
                dataset.id(),
                limits("some rows", "columns ", rows, limited),
                limits("部分行", "列 ", rows, limited)));
  }

  private static String limits(String some, String columns, boolean rows, Set<String> limited) {
    String which = limited.isEmpty() ? "" : columns + String.join(", ", limited);
    return rows ? limited.isEmpty() ? some : some + "; " + which : which;
  }
}
