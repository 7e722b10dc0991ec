package city.weir.sharing.sql;

import city.weir.contract.TableName;
import city.weir.sharing.sql.SqlRefused.Code;
import java.util.Set;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.dialect.DuckDBSqlDialect;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformanceEnum;

/**
 * A statement as an analyst wrote it, checked and written anew from its tree: the engine never sees
 * the analyst's own text.
 *
 * @param sql one query in DuckDB's SQL; every table in it is one of {@code tables}
 * @param tables the tables it reads
 */
record AnalystSql(String sql, Set<TableName> tables) {
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
  }

  /**
   * Checks {@code text} and writes it anew.
   *
   * @throws SqlRefused when it is not one query of allowed parts over tables named {@code
   *     zone.name}
   */
  static AnalystSql parse(String text) throws SqlRefused {
    if (text.length() > MOST_CHARACTERS) {
      throw new SqlRefused(
          Code.SYNTAX,
          "The statement has %d characters, at most %d are read"
              .formatted(text.length(), MOST_CHARACTERS));
    }
    try {
      SqlNode root = SqlParser.create(withoutEnd(text), DIALECT).parseQuery();
      StatementCheck check = new StatementCheck();
      check.statement(root);
      return new AnalystSql(unparse(root), check.tables());
    } catch (SqlParseException e) {
      throw unreadable(e);
    } catch (StackOverflowError e) {
      // The parser recurses as deep as the text nests; unwinding leaves nothing half done.
      throw new SqlRefused(Code.SYNTAX, "The statement nests too deep. Write it flatter");
    }
  }

  private static String withoutEnd(String text) {
    String stripped = text.strip();
    return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
  }

  private static String unparse(SqlNode root) {
    return root.toSqlString(
            c ->
                c.withDialect(DuckDBSqlDialect.DEFAULT)
                    .withQuoteAllIdentifiers(true)
                    .withAlwaysUseParentheses(true)
                    .withIndentation(0)
                    .withClauseStartsLine(false))
        .getSql();
  }

  private static SqlRefused unreadable(SqlParseException e) {
    if (e.getCause() instanceof StackOverflowError) {
      return new SqlRefused(Code.SYNTAX, "The statement nests too deep. Write it flatter");
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
