package city.weir.sharing.sql;

import java.util.List;
import java.util.Random;

/**
 * Writes statements that want what they may not have: tables, files, hidden columns, rows of
 * others, between much that is allowed, in every corner of the grammar.
 */
final class StatementGenerator {
  private static final List<String> COLUMNS =
      List.of("id", "name", "district_code", "phone", "lon", "seen_at", "\"name\"", "\"phone\"");
  private static final List<String> WANTED =
      List.of(
          "secret_note",
          "filename",
          "file_row_number",
          "stored.name",
          "theme.hospital.name",
          "h.name",
          "h.phone",
          "h",
          "hospital",
          "hospital.*",
          "*",
          "rowid",
          "a",
          "b");
  private static final List<String> VALUES =
      List.of(
          "1",
          "0",
          "null",
          "'x'",
          "'%'",
          "true",
          "date '2026-06-01'",
          "interval '1' day",
          "u&'\\0031'",
          "-1",
          "1e3",
          "'420106'",
          "current_date",
          "array[1, 2]",
          "row(1, 'x')");
  private static final List<String> FUNCTIONS =
      List.of(
          "lower",
          "upper",
          "length",
          "max",
          "min",
          "count",
          "any_value",
          "array_agg",
          "typeof",
          "trim",
          "initcap",
          "reverse");
  private static final List<String> FORBIDDEN =
      List.of(
          "read_text",
          "read_csv",
          "read_parquet",
          "getenv",
          "glob",
          "query",
          "query_table",
          "current_setting",
          "getvariable",
          "pragma_table_info",
          "main.read_text",
          "\"read_text\"",
          "parquet_metadata",
          "columns");
  private static final List<String> NAMES =
      List.of("h", "t", "hospital", "x", "q", "\"Hospital\"", "医院", "\"theme.hospital\"");

  private final Random random;
  private final List<String> prizes;
  private int budget;

  /**
   * @param prizes what may stand in FROM and must give nothing: forbidden tables, paths of files
   */
  StatementGenerator(Random random, List<String> prizes) {
    this.random = random;
    this.prizes = prizes;
  }

  String statement() {
    budget = 40;
    return query(3) + (chance(10) ? ";" : "");
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String column() {
    return one(chance(88) ? COLUMNS : WANTED);
  }

  private String function() {
    return one(chance(88) ? FUNCTIONS : FORBIDDEN);
  }

  private String query(int depth) {
    String body =
        chance(15) && depth > 0
            ? "%s %s %s"
                .formatted(
                    select(depth - 1),
                    one(List.of("union", "union all", "except", "intersect")),
                    select(depth - 1))
            : select(depth);
    if (depth > 0 && chance(25)) {
      String name = chance(25) ? one(prizes) : one(NAMES);
      body =
          "with %s%s as (%s)%s %s"
              .formatted(
                  chance(35) ? "recursive " : "",
                  name,
                  chance(30) ? "select * from " + name : query(depth - 1),
                  chance(20) ? ", t as (" + query(depth - 1) + ")" : "",
                  chance(60) ? "select * from " + name : body);
    }
    return body;
  }

  private String select(int depth) {
    StringBuilder sql = new StringBuilder("select ");
    sql.append(chance(10) ? "distinct " : "");
    sql.append(chance(30) ? "*" : expression(depth) + (chance(40) ? ", " + expression(depth) : ""));
    if (chance(95)) {
      sql.append(" from ").append(from(depth));
    }
    if (chance(30)) {
      sql.append(" where ").append(condition(depth));
    }
    if (chance(10)) {
      sql.append(" group by ").append(column());
    }
    if (chance(10)) {
      sql.append(" order by ").append(expression(0));
    }
    return sql.append(chance(5) ? " -- " + one(prizes) + "\n" : "").toString();
  }

  private String from(int depth) {
    if (--budget < 0 || depth <= 0) {
      return table() + alias();
    }
    return switch (random.nextInt(24)) {
      case 0 -> from(depth - 1) + " join " + table() + " as q on " + condition(0);
      case 1 -> from(depth - 1) + ", lateral (" + query(depth - 1) + ") l";
      case 2 -> "(" + query(depth - 1) + ")" + alias();
      case 3 -> from(depth - 1) + ", unnest(array[1, 2]) as u(a)";
      case 4 -> "(values (1, 'x')) as t(a, b)";
      case 5 -> from(depth - 1) + " natural join " + table();
      case 6 -> "table(" + one(FORBIDDEN) + "('/etc/passwd'))";
      case 7 -> one(FORBIDDEN) + "('/etc/passwd')";
      default -> table() + alias();
    };
  }

  private String alias() {
    return chance(75) ? "" : " as " + one(List.of("h", "t", "\"Hospital\"", "医院"));
  }

  private String table() {
    return chance(65)
        ? one(List.of("theme.hospital", "Theme.\"hospital\"", "h", "hospital"))
        : one(prizes);
  }

  private String expression(int depth) {
    if (--budget < 0 || depth <= 0) {
      return chance(85) ? column() : one(VALUES);
    }
    return switch (random.nextInt(12)) {
      case 0 -> "%s(%s)".formatted(function(), expression(depth - 1));
      case 1 -> "(%s)".formatted(query(depth - 1));
      case 2 ->
          "cast(%s as %s)"
              .formatted(expression(depth - 1), one(List.of("varchar", "integer", "date")));
      case 3 ->
          "case when %s then %s else %s end"
              .formatted(condition(depth - 1), expression(depth - 1), expression(depth - 1));
      case 4 -> "%s || %s".formatted(expression(depth - 1), expression(depth - 1));
      case 5 -> "%s::varchar".formatted(expression(depth - 1));
      case 6 -> "max(%s) over (partition by %s)".formatted(column(), column());
      case 7 -> "array(select %s from %s)".formatted(column(), table());
      default -> column();
    };
  }

  private String condition(int depth) {
    if (--budget < 0 || depth <= 0) {
      return chance(70)
          ? one(List.of("id < 9", "name is not null", "phone like '13%'", "id in (1, 3)"))
          : "%s = %s".formatted(column(), one(VALUES));
    }
    return switch (random.nextInt(7)) {
      case 0 -> "exists (%s)".formatted(query(depth - 1));
      case 1 -> "%s in (%s)".formatted(expression(depth - 1), query(depth - 1));
      case 2 -> "%s like '%%中%%'".formatted(column());
      case 3 -> "not (%s)".formatted(condition(depth - 1));
      case 4 -> "cast(%s as integer) > 0".formatted(column());
      case 5 -> "%s or %s".formatted(condition(depth - 1), condition(depth - 1));
      default -> "true";
    };
  }
}
