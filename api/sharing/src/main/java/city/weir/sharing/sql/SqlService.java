package city.weir.sharing.sql;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.contract.TableName;
import city.weir.lake.AsOf;
import city.weir.sharing.engine.Outcome;
import city.weir.sharing.engine.SqlJob;
import city.weir.sharing.engine.SqlLimits;
import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.engine.SqlRefused.Code;
import city.weir.sharing.engine.SqlRun;
import city.weir.sharing.engine.SqlRunner;
import city.weir.sharing.filter.DuckSql;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.view.Explanation;
import city.weir.sharing.view.SecuredRelation;
import city.weir.sharing.view.SecuredRelations;
import city.weir.sharing.view.View;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers analysts' statements. Each table of a statement becomes a view of what the policy permits
 * of it; the statement itself, written anew from its tree, runs over these views in a child
 * process.
 */
public final class SqlService {
  private final Function<TableName, Optional<DataContract>> datasets;
  private final Policy policy;
  private final SecuredRelations relations;
  private final SqlRunner runner;
  private final Clock clock;

  /**
   * @param datasets the contract of a table, if it has one
   */
  public SqlService(
      Function<TableName, Optional<DataContract>> datasets,
      Policy policy,
      SecuredRelations relations,
      SqlRunner runner,
      Clock clock) {
    this.datasets = datasets;
    this.policy = policy;
    this.relations = relations;
    this.runner = runner;
    this.clock = clock;
  }

  /**
   * Makes {@code question} ready to run for {@code subject}, which calls as {@code call} says.
   *
   * @throws SqlRefused when it is not one permitted query
   */
  public Prepared prepare(Subject subject, Call call, Question question) throws SqlRefused {
    AnalystSql checked = AnalystSql.parse(question.sql(), question.arguments());
    List<TableName> tables =
        checked.tables().stream().sorted(Comparator.comparing(TableName::toString)).toList();
    List<String> setup = new ArrayList<>();
    List<String> files = new ArrayList<>();
    List<Prepared.Read> reads = new ArrayList<>();
    for (TableName table : tables) {
      View view = view(subject, call, table);
      SecuredRelation relation = plan(view, question.asOf());
      setup.add("CREATE SCHEMA IF NOT EXISTS " + DuckSql.name(table.namespace()));
      setup.add(
          "CREATE VIEW %s.%s AS %s"
              .formatted(
                  DuckSql.name(table.namespace()),
                  DuckSql.name(table.name()),
                  behindBarrier(view, relation)));
      files.addAll(relation.files());
      reads.add(new Prepared.Read(Explanation.of(view), view.permit(), relation.snapshot()));
    }
    SqlLimits limits = runner.limits();
    return new Prepared(
        new SqlJob(
            setup,
            files,
            checked.sql(),
            checked.arguments(),
            Math.min(question.rows(), limits.rows()),
            limits.bytes()),
        reads);
  }

  /**
   * Runs it to its end.
   *
   * @throws SqlRefused when the engine refuses it, it needs too much, or {@code run} was cancelled
   */
  public SqlResult run(Prepared prepared, SqlRun run) throws SqlRefused {
    Outcome outcome = runner.run(prepared.job(), run);
    return new SqlResult(outcome.columns(), outcome.rows(), outcome.truncated(), prepared.reads());
  }

  /**
   * Checks that {@code subject} is still permitted what {@code reads} were permitted: an answer is
   * kept for a while, and must not outlive the right to it.
   *
   * @throws SqlRefused when it is not, or not in the same bounds
   */
  public void stillPermitted(Subject subject, Call call, List<Prepared.Read> reads)
      throws SqlRefused {
    for (Prepared.Read read : reads) {
      View now = view(subject, call, TableName.parse(read.explanation().table()));
      if (!sameBounds(now.permit(), read.permit())) {
        throw new SqlRefused(
            "What you may read of %s has changed since. Ask again"
                .formatted(read.explanation().table()),
            null,
            read.explanation().dataset());
      }
    }
  }

  private static boolean sameBounds(Decision.Permit now, Decision.Permit then) {
    return now.rows().equals(then.rows())
        && now.masks().equals(then.masks())
        && now.hidden().equals(then.hidden());
  }

  private SecuredRelation plan(View view, AsOf asOf) throws SqlRefused {
    try {
      return relations.plan(view, asOf, Filter.EVERYTHING);
    } catch (IllegalArgumentException e) {
      SqlRefused refused =
          new SqlRefused(Code.INVALID, view.dataset().table() + ": " + e.getMessage());
      refused.initCause(e);
      throw refused;
    }
  }

  private View view(Subject subject, Call call, TableName table) throws SqlRefused {
    DataContract dataset =
        datasets
            .apply(table)
            .orElseThrow(
                () ->
                    new SqlRefused(
                        Code.UNKNOWN_TABLE,
                        "There is no table '%s'. The directory lists the tables there are"
                            .formatted(table)));
    Decision decision = policy.admit(subject, dataset, call.by(Way.SQL, clock.instant()));
    if (decision instanceof Decision.Deny deny) {
      throw new SqlRefused(
          "You may not read %s: %s. %s".formatted(table, deny.reason().en(), deny.remedy().en()),
          deny,
          dataset.id());
    }
    return View.of(dataset, (Decision.Permit) decision);
  }

  /**
   * Where rows are held back, the analyst's conditions must not be pushed below the row rule: an
   * error they raise ("could not convert 'X'") would tell of rows that are held back. A limit stops
   * the engine from doing so, and lets it still leave out columns.
   */
  private static String behindBarrier(View view, SecuredRelation relation) {
    return view.permit().rows().equals(Filter.EVERYTHING)
        ? relation.sql()
        : "SELECT * FROM (%s) LIMIT %d".formatted(relation.sql(), Long.MAX_VALUE);
  }
}
