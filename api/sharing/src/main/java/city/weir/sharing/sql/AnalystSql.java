package city.weir.sharing.sql;

import city.weir.contract.TableName;
import city.weir.sharing.engine.Argument;
import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.engine.SqlRefused.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.dialect.DuckDBSqlDialect;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.util.SqlString;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.jspecify.annotations.Nullable;

/**
 * A statement as an analyst wrote it, checked and written anew from its tree: the engine never sees
 * the analyst's own text.
 *
 * @param sql one query in DuckDB's SQL; every table in it is one of {@code tables}
 * @param tables the tables it reads
 * @param arguments the values to be bound to its question marks, in their order
 */
record AnalystSql(String sql, Set<TableName> tables, List<Argument> arguments) {
  static final int MOST_CHARACTERS = 20_000;

  private static final SqlParser.Config DIALECT =
      SqlParser.config()
          .withParserFactory(SqlBabelParserImpl.FACTORY)
          .withQuoting(Quoting.DOUBLE_QUOTE)
          .withUnquotedCasing(Casing.TO_LOWER)
          .withQuotedCasing(Casing.UNCHANGED)
          .withCaseSensitive(false)
          .withConformance(SqlConformanceEnum.LENIENT)
          .withIdentifierMaxLength(256);

  AnalystSql {
    tables = Set.copyOf(tables);
    arguments = List.copyOf(arguments);
  }

  /**
   * Checks {@code text} and writes it anew.
   *
   * @param arguments the value of each parameter {@code :name} by its name in lower case
   * @throws SqlRefused when it is not one query of allowed parts over tables named {@code
   *     zone.name}
   */
  static AnalystSql parse(String text, Map<String, Argument> arguments) throws SqlRefused {
    if (text.length() > MOST_CHARACTERS) {
      throw new SqlRefused(
          Code.SYNTAX,
          "The statement has %d characters, at most %d are read"
              .formatted(text.length(), MOST_CHARACTERS));
    }
    try {
      Placeholders placeholders = Placeholders.of(withoutEnd(text));
      SqlNode root = SqlParser.create(placeholders.sql(), DIALECT).parseQuery();
      StatementCheck check = new StatementCheck();
      check.statement(root);
      List<Argument> inOrder = arguments(placeholders.names(), arguments);
      if (check.parameters() != inOrder.size()) {
        throw new SqlRefused(
            Code.SYNTAX,
            "A parameter stands where it cannot be told from text. Write it outside of quotes and"
                + " comments");
      }
      SqlString written = unparse(root.accept(new Rewriting(placeholders.names(), arguments)));
      return new AnalystSql(written.getSql(), check.tables(), asWritten(written, inOrder));
    } catch (SqlParseException e) {
      throw unreadable(e);
    } catch (StackOverflowError e) {
      // The parser recurses as deep as the text nests; unwinding leaves nothing half done.
      throw new SqlRefused(Code.SYNTAX, "The statement nests too deep. Write it flatter");
    }
  }

  private static List<Argument> arguments(List<String> names, Map<String, Argument> given)
      throws SqlRefused {
    List<Argument> all = new ArrayList<>();
    for (String name : names) {
      Argument argument = given.get(name);
      if (argument == null) {
        throw new SqlRefused(
            Code.NOT_ALLOWED,
            "There is no parameter '%s'%s"
                .formatted(
                    name,
                    given.isEmpty() ? "" : ": there are " + String.join(", ", sorted(given))));
      }
      all.add(argument);
    }
    return all;
  }

  private static List<String> sorted(Map<String, Argument> given) {
    return given.keySet().stream().sorted().toList();
  }

  /** Written anew, the question marks may stand in another order. */
  private static List<Argument> asWritten(SqlString written, List<Argument> inOrder) {
    List<Integer> order = written.getDynamicParameters();
    return order == null ? List.of() : order.stream().map(inOrder::get).toList();
  }

  private static String withoutEnd(String text) {
    String stripped = text.strip();
    return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
  }

  private static SqlString unparse(@Nullable SqlNode root) {
    return Objects.requireNonNull(root)
        .toSqlString(
            c ->
                c.withDialect(DuckDBSqlDialect.DEFAULT)
                    .withQuoteAllIdentifiers(true)
                    .withAlwaysUseParentheses(true)
                    .withIndentation(0)
                    .withClauseStartsLine(false));
  }

  private static SqlRefused unreadable(SqlParseException e) {
    if (e.getCause() instanceof StackOverflowError) {
      return new SqlRefused(Code.SYNTAX, "The statement nests too deep. Write it flatter");
    }
    if (String.valueOf(e.getMessage()).startsWith("Encountered \"time")) {
      return new SqlRefused(
          Code.SYNTAX,
          "AT TIME ZONE is not understood. Write at_timezone(moment, 'Asia/Shanghai')");
    }
    SqlParserPos at = e.getPos() == null ? SqlParserPos.ZERO : e.getPos();
    return new SqlRefused(
        Code.SYNTAX,
        "The statement cannot be read at line %d, character %d: %s"
            .formatted(at.getLineNum(), at.getColumnNum(), firstLine(e)));
  }

  private static String firstLine(SqlParseException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
