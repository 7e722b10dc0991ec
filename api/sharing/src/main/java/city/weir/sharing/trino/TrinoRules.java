package city.weir.sharing.trino;

import city.weir.contract.DataContract;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.view.View;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rules on rows and the masks of columns that Trino lays on a table, as the policy has them.
 * What the user may not have is hidden here as well, should it ever come to be read.
 */
public final class TrinoRules {
  private static final String NO_ROW = "FALSE";

  private final TrinoTables tables;
  private final TrinoMasks masks;

  /**
   * @param salt gives the expression Trino reads the salt of hashes with, and sees to it that it
   *     can
   */
  public TrinoRules(TrinoTables tables, Supplier<String> salt) {
    this.tables = tables;
    this.masks = new TrinoMasks(salt);
  }

  /**
   * The rule on the rows of the table {@code question} is about, in Trino's SQL; empty when all may
   * be seen.
   *
   * @param engine the name under which Trino evaluates rules: these do not apply to themselves
   */
  public Optional<String> rows(String engine, Question question) {
    if (!(question.resource() instanceof Resource.Table table)) {
      return Optional.of(NO_ROW);
    }
    if (question.user().equals(engine) || TrinoTables.madeUp(table.catalog(), table.schema())) {
      return Optional.empty();
    }
    Filter rows =
        tables
            .subject(question.user())
            .flatMap(
                user ->
                    tables
                        .dataset(table.catalog(), table.schema(), table.name())
                        .flatMap(dataset -> tables.underWay(user, dataset)))
            .map(view -> view.permit().rows())
            .orElse(Filter.NOTHING);
    if (rows.equals(Filter.NOTHING)) {
      return Optional.of(NO_ROW);
    }
    return rows.equals(Filter.EVERYTHING) ? Optional.empty() : Optional.of(TrinoSql.rule(rows));
  }

  /**
   * How the columns among the candidates of {@code question} are shown, in Trino's SQL, by index;
   * those absent are shown whole.
   */
  public Map<Integer, String> masks(String engine, Question question) {
    Map<Integer, String> found = new LinkedHashMap<>();
    if (question.user().equals(engine)) {
      return found;
    }
    Optional<Subject> user = tables.subject(question.user());
    Map<DataContract, Optional<View>> views = new HashMap<>();
    for (int i = 0; i < question.candidates().size(); i++) {
      if (!(question.candidates().get(i) instanceof Resource.Column column)) {
        found.put(i, TrinoMasks.NOTHING);
      } else if (!TrinoTables.madeUp(column.catalog(), column.schema())) {
        Optional<View.Shown> shown =
            tables
                .dataset(column.catalog(), column.schema(), column.table())
                .flatMap(
                    dataset ->
                        views.computeIfAbsent(
                            dataset, any -> user.flatMap(known -> tables.underWay(known, dataset))))
                .flatMap(view -> TrinoTables.column(view, column.name()));
        if (shown.isEmpty()) {
          found.put(i, TrinoMasks.NOTHING);
        } else if (shown.get().mask() != null) {
          found.put(i, sql(shown.get()));
        }
      }
    }
    return found;
  }

  private String sql(View.Shown shown) {
    return shown.mask() == null
        ? TrinoMasks.NOTHING
        : masks.sql(shown.mask(), shown.column().type(), shown.name());
  }
}
