package city.weir.sharing.sql;

import city.weir.contract.TableName;
import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.engine.SqlRefused.Code;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.jspecify.annotations.Nullable;

/**
 * Walks one statement and refuses whatever is not on the lists of {@link Allowed}. A name in FROM
 * is either a common table expression in scope there or a table {@code zone.name}.
 */
final class StatementCheck {
  private static final int MOST_NESTED = 200;

  /**
   * A name of a common table expression that the engine did not find in scope would be tried as the
   * name of a file: none may look like one.
   */
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*");

  private final Set<TableName> tables = new LinkedHashSet<>();
  private int depth;
  private int parameters;

  Set<TableName> tables() {
    return tables;
  }

  /** How many question marks there are. */
  int parameters() {
    return parameters;
  }

  void statement(SqlNode root) throws SqlRefused {
    if (!root.isA(SqlKind.QUERY)) {
      throw new SqlRefused(
          Code.NOT_A_QUERY, "Only queries are answered. Begin with SELECT or WITH");
    }
    node(root, Set.of());
  }

  private void node(@Nullable SqlNode node, Set<String> scope) throws SqlRefused {
    if (++depth > MOST_NESTED) {
      throw new SqlRefused(Code.SYNTAX, "The statement nests too deep. Write it flatter");
    }
    if (node instanceof SqlWith with) {
      with(with, scope);
    } else if (node instanceof SqlSelect select) {
      select(select, scope);
    } else if (node instanceof SqlCall call) {
      Allowed.check(call);
      for (SqlNode operand : call.getOperandList()) {
        node(operand, scope);
      }
    } else if (node instanceof SqlNodeList list) {
      for (SqlNode each : list) {
        node(each, scope);
      }
    } else if (node instanceof SqlDynamicParam) {
      parameters++;
    }
    depth--;
  }

  private void with(SqlWith with, Set<String> scope) throws SqlRefused {
    Set<String> seen = new HashSet<>(scope);
    for (SqlNode each : with.withList) {
      SqlWithItem item = (SqlWithItem) each;
      String name = item.name.getSimple().toLowerCase(Locale.ROOT);
      if (!NAME.matcher(name).matches()) {
        throw new SqlRefused(
            Code.NOT_ALLOWED,
            "WITH \"%s\": name it with letters, digits and _ only".formatted(name));
      }
      Set<String> within = new HashSet<>(seen);
      if (item.recursive.booleanValue()) {
        within.add(name);
      }
      node(item.query, within);
      seen.add(name);
    }
    node(with.body, seen);
  }

  private void select(SqlSelect select, Set<String> scope) throws SqlRefused {
    if (select.hasHints()) {
      throw new SqlRefused(Code.NOT_ALLOWED, "Hints are not understood. Leave /*+ ... */ out");
    }
    from(select.getFrom(), scope);
    node(select.getSelectList(), scope);
    node(select.getWhere(), scope);
    node(select.getGroup(), scope);
    node(select.getHaving(), scope);
    node(select.getWindowList(), scope);
    node(select.getQualify(), scope);
    node(select.getOrderList(), scope);
    node(select.getOffset(), scope);
    node(select.getFetch(), scope);
  }

  private void from(@Nullable SqlNode from, Set<String> scope) throws SqlRefused {
    if (from == null) {
      return;
    }
    if (++depth > MOST_NESTED) {
      throw new SqlRefused(Code.SYNTAX, "The statement joins too many tables. Split it up");
    }
    if (from instanceof SqlIdentifier name) {
      table(name, scope);
    } else if (from instanceof SqlJoin join) {
      from(join.getLeft(), scope);
      from(join.getRight(), scope);
      node(join.getCondition(), scope);
    } else if (from.getKind() == SqlKind.AS) {
      from(((SqlCall) from).operand(0), scope);
    } else if (from.getKind() == SqlKind.TABLE_REF
        && ((SqlNodeList) ((SqlCall) from).operand(1)).isEmpty()) {
      from(((SqlCall) from).operand(0), scope);
    } else if (from.isA(SqlKind.QUERY)
        || from.getKind() == SqlKind.LATERAL
        || from.getKind() == SqlKind.UNNEST) {
      node(from, scope);
    } else {
      throw new SqlRefused(
          Code.NOT_ALLOWED,
          "%s cannot stand in FROM. Read tables as zone.name, subqueries or unnest"
              .formatted(Allowed.word(from)));
    }
    depth--;
  }

  private void table(SqlIdentifier name, Set<String> scope) throws SqlRefused {
    if (name.isSimple() && scope.contains(name.getSimple().toLowerCase(Locale.ROOT))) {
      return;
    }
    String written = String.join(".", name.names).toLowerCase(Locale.ROOT);
    if (name.names.size() != 2) {
      throw new SqlRefused(
          Code.UNKNOWN_TABLE,
          "There is no table '%s'. Write zone.name, such as resource.river_stage"
              .formatted(written));
    }
    try {
      tables.add(TableName.parse(written));
    } catch (IllegalArgumentException e) {
      throw new SqlRefused(
          Code.UNKNOWN_TABLE,
          "There is no table '%s'. Write zone.name, such as resource.river_stage"
              .formatted(written));
    }
  }
}
