package city.weir.sharing.trino;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import city.weir.sharing.view.View;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is allowed at Trino. An analyst reads there by the way SQL what the policy permits, and what
 * no rule here speaks of is denied: so nobody writes, calls a procedure or a table function, reads
 * what a connector shows beside a table ({@code t$snapshots}, {@code $path}), sets a property, or
 * looks at others' queries. An operator sees and ends queries, and reads no data.
 *
 * <p>The engine itself, under its own name, evaluates rules on rows and masks: for that it reads
 * any dataset, and the salt. It may not run a query, so to its name nothing is open.
 */
public final class TrinoAccess {
  private static final String SYSTEM = "system";

  /** What tools of JDBC read; Trino shows there what the filters leave. */
  private static final Set<String> SYSTEM_SCHEMAS = Set.of("information_schema", "jdbc");

  private static final String RUNTIME = "runtime";
  private static final Resource.Routine KILL = new Resource.Routine(SYSTEM, RUNTIME, "kill_query");

  private final TrinoTables tables;

  public TrinoAccess(TrinoTables tables) {
    this.tables = tables;
  }

  /**
   * Whether Trino may go on.
   *
   * @param engine the name under which Trino evaluates rules and masks
   */
  public Answer allow(String engine, Question question) {
    if (question.user().equals(engine)) {
      return forEngine(question)
          ? Answer.yes()
          : Answer.no(null, question, "the engine's own name is for rules and masks only");
    }
    Optional<Subject> known = tables.subject(question.user());
    if (known.isEmpty()) {
      return Answer.no(null, question, "nobody is known as " + question.user());
    }
    Subject subject = known.get();
    if (question.operation().equals("SelectFromColumns")
        && question.resource() instanceof Resource.Table table
        && !TrinoTables.madeUp(table.catalog(), table.schema())) {
      return read(subject, table);
    }
    if (!permitted(subject, question)) {
      return Answer.no(subject, question, "not allowed at Trino: " + question.resource());
    }
    return question.operation().equals("KillQueryOwnedBy")
        ? Answer.yes(subject, Deed.of("trino.KillQueryOwnedBy"), "" + question.resource())
        : Answer.yes();
  }

  /** Which candidates the user may know of, or which columns of the one candidate, by index. */
  public List<Integer> allowed(String engine, Question question) {
    Optional<Subject> known =
        question.user().equals(engine) ? Optional.empty() : tables.subject(question.user());
    if (known.isEmpty()) {
      return List.of();
    }
    Subject subject = known.get();
    List<Resource> candidates = question.candidates();
    if (question.operation().equals("FilterColumns")) {
      return candidates.size() == 1 && candidates.get(0) instanceof Resource.Table table
          ? columns(subject, table)
          : List.of();
    }
    return IntStream.range(0, candidates.size())
        .filter(i -> permitted(subject, question.about(candidates.get(i))))
        .boxed()
        .toList();
  }

  private Answer read(Subject subject, Resource.Table table) {
    Deed deed = Deed.of("trino.read").by(Way.SQL).gave(Deed.UNKNOWN, table.columns());
    Optional<DataContract> dataset = tables.dataset(table.catalog(), table.schema(), table.name());
    if (!mayAsk(subject) || dataset.isEmpty()) {
      String name = table.schema() + "." + table.name();
      return Answer.no(
          subject, deed.on(name), mayAsk(subject) ? "no dataset" : "SQL is open to analysts only");
    }
    Deed on = deed.on(dataset.get().id());
    Optional<View> view = tables.view(subject, dataset.get());
    if (view.isPresent()
        && !table.columns().stream().allMatch(c -> TrinoTables.column(view.get(), c).isPresent())) {
      return Answer.no(subject, on, "columns that do not exist for this subject");
    }
    Decision decision = tables.admit(subject, dataset.get());
    if (decision instanceof Decision.Deny deny) {
      return Answer.no(subject, on, deny.reason().en());
    }
    Decision.Permit permit = (Decision.Permit) decision;
    Deed under = on.under(permit.agreement(), permit.purpose());
    return view.isPresent()
        ? Answer.yes(subject, under, permit.explanation().en())
        : Answer.no(subject, under, "no column that this subject may see");
  }

  private List<Integer> columns(Subject subject, Resource.Table table) {
    List<String> names = table.columns();
    if (TrinoTables.madeUp(table.catalog(), table.schema())) {
      return permitted(subject, new Question(subject.id(), "FilterTables", table, List.of()))
          ? IntStream.range(0, names.size()).boxed().toList()
          : List.of();
    }
    Optional<View> view = visible(subject, table);
    return IntStream.range(0, names.size())
        .filter(i -> view.isPresent() && TrinoTables.column(view.get(), names.get(i)).isPresent())
        .boxed()
        .toList();
  }

  private boolean permitted(Subject subject, Question question) {
    Resource on = question.resource();
    return switch (question.operation()) {
      case "ExecuteQuery" -> mayRun(subject);
      case "AccessCatalog", "FilterCatalogs", "ShowSchemas" ->
          on instanceof Resource.Catalog catalog && catalog(subject, catalog.name());
      case "ShowTables", "FilterSchemas" ->
          on instanceof Resource.Schema schema && schema(subject, schema);
      case "FilterTables", "ShowColumns", "SelectFromColumns" ->
          on instanceof Resource.Table table && table(subject, table);
      case "ViewQueryOwnedBy", "FilterViewQueryOwnedBy", "KillQueryOwnedBy" ->
          on instanceof Resource.User owner
              && mayRun(subject)
              && (owner.name().equals(subject.id()) || subject.is(Role.OPERATOR));
      case "ExecuteProcedure" -> KILL.equals(on) && mayRun(subject);
      case "ReadSystemInformation" -> subject.is(Role.OPERATOR);
      default -> false;
    };
  }

  private boolean catalog(Subject subject, String name) {
    return name.equals(SYSTEM) ? mayRun(subject) : name.equals(TrinoTables.LAKE) && mayAsk(subject);
  }

  private boolean schema(Subject subject, Resource.Schema schema) {
    if (!catalog(subject, schema.catalog())) {
      return false;
    }
    if (TrinoTables.madeUp(schema.catalog(), schema.name())) {
      return SYSTEM_SCHEMAS.contains(schema.name()) || schema.name().equals(RUNTIME);
    }
    return tables.anyIn(subject, schema.name());
  }

  private boolean table(Subject subject, Resource.Table table) {
    if (!catalog(subject, table.catalog())) {
      return false;
    }
    if (TrinoTables.madeUp(table.catalog(), table.schema())) {
      return SYSTEM_SCHEMAS.contains(table.schema())
          || table.schema().equals(RUNTIME) && table.name().equals("queries");
    }
    return visible(subject, table).isPresent();
  }

  private Optional<View> visible(Subject subject, Resource.Table table) {
    return mayAsk(subject)
        ? tables
            .dataset(table.catalog(), table.schema(), table.name())
            .flatMap(dataset -> tables.view(subject, dataset))
        : Optional.empty();
  }

  private boolean forEngine(Question question) {
    Resource on = question.resource();
    if (question.operation().equals("AccessCatalog")) {
      return on.equals(new Resource.Catalog(TrinoTables.LAKE));
    }
    return question.operation().equals("SelectFromColumns")
        && on instanceof Resource.Table table
        && (isSalt(table)
            || tables.dataset(table.catalog(), table.schema(), table.name()).isPresent());
  }

  private static boolean isSalt(Resource.Table table) {
    return table.catalog().equals(TrinoTables.LAKE)
        && table.schema().equals(TrinoTables.SALT.namespace())
        && table.name().equals(TrinoTables.SALT.name());
  }

  /** As at the door of SQL in the API. */
  private static boolean mayAsk(Subject subject) {
    return subject.is(Role.ANALYST) || subject.is(Role.STEWARD);
  }

  private static boolean mayRun(Subject subject) {
    return mayAsk(subject) || subject.is(Role.OPERATOR);
  }
}
