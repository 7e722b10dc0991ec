package city.weir.server.iceberg;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.contract.TableName;
import city.weir.lake.Lakes;
import city.weir.server.calls.Calls;
import city.weir.server.contracts.Contracts;
import city.weir.server.datasets.KnownDatasets;
import city.weir.server.security.EngineTokens;
import city.weir.server.security.Subjects;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.policy.Circumstances;
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
 * How far callers of the catalog reach. Workers and stewards reach all that is data. An engine that
 * lays the policy on tables itself reads those of datasets, and changes nothing. Everybody else
 * reads what the policy permits by the way iceberg without limit to rows or columns: in whole files
 * nothing can be left out.
 */
@Component
final class Reach {
  /** The platform's own: the salt, and the audit, which nobody may touch but the server itself. */
  private static final Set<Namespace> OWN =
      Set.of(Namespace.of(TrinoTables.SALT.namespace()), Namespace.of(Lakes.AUDIT));

  private final Policy policy;
  private final Calls calls;
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
      Calls calls,
      Contracts contracts,
      KnownDatasets known,
      Subjects subjects,
      EngineAudit audit,
      Clock clock,
      HttpServletRequest request) {
    this.policy = policy;
    this.calls = calls;
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
      return !OWN.contains(table.namespace());
    }
    if (engine()) {
      return dataset(table).isPresent() || isSalt(table);
    }
    Subject subject = subject();
    return dataset(table).filter(dataset -> granted(subject, dataset)).isPresent();
  }

  /** Whether a namespace is in the lists the caller gets: when it has a table that is. */
  boolean shows(Namespace namespace) {
    if (writes()) {
      return !OWN.contains(namespace);
    }
    return engine() && namespace.toString().equals(TrinoTables.SALT.namespace())
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
   * @throws NoSuchTableException when the caller is shown none of this name
   */
  void enter(TableIdentifier table) {
    if (!shows(table)) {
      throw new NoSuchTableException("Table does not exist: %s", table);
    }
  }

  /**
   * Lets the caller read {@code table}, and keeps it in the audit.
   *
   * @throws ForbiddenException with the words of the policy, when it does not permit it
   * @throws NoSuchTableException when the caller may not know whether there is one
   */
  void read(TableIdentifier table) {
    if (writes() || engine()) {
      enter(table);
      audit.read(table);
      return;
    }
    Subject subject = subject();
    DataContract dataset =
        dataset(table)
            .filter(d -> known.mayKnow(subject, d))
            .orElseThrow(() -> new NoSuchTableException("Table does not exist: %s", table));
    Decision decision = policy.admit(subject, dataset, circumstances());
    if (decision instanceof Permit permit && permit.whole()) {
      audit.granted(table, dataset, permit);
      return;
    }
    String why = refusal(dataset, decision);
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
   * @throws ForbiddenException when the caller may change nothing there
   */
  void write(Namespace namespace) {
    if (!writes() || !shows(namespace)) {
      throw new ForbiddenException("%s is read only for you / 您只能读取", namespace);
    }
  }

  /**
   * Keeps a change of a namespace in the audit.
   *
   * @throws ForbiddenException when the caller may change nothing there
   */
  void change(String action, Namespace namespace) {
    write(namespace);
    audit.change(action, namespace);
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

  private Circumstances circumstances() {
    return calls.of(request).by(Way.ICEBERG, clock.instant());
  }

  private boolean granted(Subject subject, DataContract dataset) {
    return policy.decide(subject, dataset, circumstances()) instanceof Permit permit
        && permit.whole();
  }

  /** Why the files of {@code dataset} do not go out, and what to do instead. */
  private static String refusal(DataContract dataset, Decision decision) {
    if (decision instanceof Decision.Deny deny) {
      return "%s. %s / %s。%s"
          .formatted(
              deny.reason().en(), deny.remedy().en(), deny.reason().zh(), deny.remedy().zh());
    }
    Permit permit = (Permit) decision;
    boolean rows = !permit.rows().equals(Filter.EVERYTHING);
    Set<String> limited = new TreeSet<>(permit.masks().keySet());
    limited.addAll(permit.hidden());
    return ("You may have %1$s within limits (%2$s), and in whole files nothing can be left out:"
            + " read /api/v1/datasets/%1$s/rows, or use SQL / 您对该数据的使用有限定（%3$s），整份文件无法"
            + "逐行逐列限定：请用行查询 /api/v1/datasets/%1$s/rows 或 SQL")
        .formatted(
            dataset.id(),
            limits("some rows", "columns ", rows, limited),
            limits("部分行", "列 ", rows, limited));
  }

  private static String limits(String some, String columns, boolean rows, Set<String> limited) {
    String which = limited.isEmpty() ? "" : columns + String.join(", ", limited);
    return rows ? limited.isEmpty() ? some : some + "; " + which : which;
  }
}
