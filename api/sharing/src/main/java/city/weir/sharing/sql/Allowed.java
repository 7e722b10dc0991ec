package city.weir.sharing.sql;

import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.engine.SqlRefused.Code;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/**
 * What a statement may be made of. Functions that read files or settings, and those that make much
 * out of little (range, repeat, lpad, lambdas), are not on the list.
 */
final class Allowed {
  private static final Set<String> FUNCTIONS =
      Set.of(
          // aggregates
          "any_value",
          "approx_distinct",
          "approx_quantile",
          "arg_max",
          "arg_min",
          "array_agg",
          "avg",
          "bool_and",
          "bool_or",
          "corr",
          "count",
          "covar_pop",
          "covar_samp",
          "count_if",
          "first",
          "grouping",
          "last",
          "listagg",
          "max",
          "max_by",
          "median",
          "min",
          "min_by",
          "mode",
          "percentile_cont",
          "percentile_disc",
          "quantile_cont",
          "stddev",
          "stddev_pop",
          "stddev_samp",
          "string_agg",
          "sum",
          "var_pop",
          "var_samp",
          "variance",
          // windows
          "cume_dist",
          "dense_rank",
          "first_value",
          "lag",
          "last_value",
          "lead",
          "nth_value",
          "ntile",
          "percent_rank",
          "rank",
          "row_number",
          // numbers
          "abs",
          "acos",
          "asin",
          "atan",
          "atan2",
          "ceil",
          "ceiling",
          "cos",
          "degrees",
          "exp",
          "floor",
          "greatest",
          "least",
          "ln",
          "log",
          "log10",
          "log2",
          "mod",
          "pi",
          "power",
          "radians",
          "round",
          "sign",
          "sin",
          "sqrt",
          "tan",
          "trunc",
          "truncate",
          // text
          "char_length",
          "character_length",
          "concat",
          "concat_ws",
          "contains",
          "ends_with",
          "initcap",
          "left",
          "length",
          "lower",
          "ltrim",
          "position",
          "regexp_like",
          "replace",
          "reverse",
          "right",
          "rtrim",
          "split_part",
          "starts_with",
          "strpos",
          "substr",
          "substring",
          "translate",
          "trim",
          "upper",
          // time
          "at_timezone",
          "current_date",
          "current_timestamp",
          "date_diff",
          "date_part",
          "date_trunc",
          "day",
          "extract",
          "from_unixtime",
          "hour",
          "localtimestamp",
          "minute",
          "month",
          "now",
          "quarter",
          "second",
          "strftime",
          "timestampdiff",
          "to_unixtime",
          "week",
          "year",
          // anything
          "cardinality",
          "cast",
          "coalesce",
          "if",
          "ifnull",
          "json_extract_scalar",
          "nullif",
          "nvl",
          "row",
          "try_cast",
          "typeof",
          "unnest");

  private static final Set<SqlKind> KINDS =
      EnumSet.of(
          SqlKind.SELECT,
          SqlKind.UNION,
          SqlKind.INTERSECT,
          SqlKind.EXCEPT,
          SqlKind.VALUES,
          SqlKind.ORDER_BY,
          SqlKind.LATERAL,
          SqlKind.UNNEST,
          SqlKind.AS,
          SqlKind.ROW,
          SqlKind.AND,
          SqlKind.OR,
          SqlKind.NOT,
          SqlKind.EQUALS,
          SqlKind.NOT_EQUALS,
          SqlKind.LESS_THAN,
          SqlKind.LESS_THAN_OR_EQUAL,
          SqlKind.GREATER_THAN,
          SqlKind.GREATER_THAN_OR_EQUAL,
          SqlKind.IS_DISTINCT_FROM,
          SqlKind.IS_NOT_DISTINCT_FROM,
          SqlKind.IS_NULL,
          SqlKind.IS_NOT_NULL,
          SqlKind.IS_TRUE,
          SqlKind.IS_NOT_TRUE,
          SqlKind.IS_FALSE,
          SqlKind.IS_NOT_FALSE,
          SqlKind.BETWEEN,
          SqlKind.IN,
          SqlKind.NOT_IN,
          SqlKind.LIKE,
          SqlKind.SIMILAR,
          SqlKind.EXISTS,
          SqlKind.SOME,
          SqlKind.ALL,
          SqlKind.SCALAR_QUERY,
          SqlKind.CASE,
          SqlKind.PLUS,
          SqlKind.MINUS,
          SqlKind.TIMES,
          SqlKind.DIVIDE,
          SqlKind.MOD,
          SqlKind.PLUS_PREFIX,
          SqlKind.MINUS_PREFIX,
          SqlKind.OVER,
          SqlKind.WINDOW,
          SqlKind.FILTER,
          SqlKind.WITHIN_GROUP,
          SqlKind.IGNORE_NULLS,
          SqlKind.RESPECT_NULLS,
          SqlKind.DESCENDING,
          SqlKind.NULLS_FIRST,
          SqlKind.NULLS_LAST,
          SqlKind.GROUPING_SETS,
          SqlKind.ROLLUP,
          SqlKind.CUBE,
          SqlKind.ARRAY_VALUE_CONSTRUCTOR,
          SqlKind.ITEM,
          SqlKind.PRECEDING,
          SqlKind.FOLLOWING);

  /** Operators that Calcite puts under no kind of their own. */
  private static final Set<String> OPERATORS =
      Set.of(
          "||",
          "::",
          "CURRENT ROW",
          "UNBOUNDED PRECEDING",
          "UNBOUNDED FOLLOWING",
          "SELECT_STAR_EXCLUDE",
          "SELECT_STAR_REPLACE");

  private Allowed() {}

  static List<String> functions() {
    return FUNCTIONS.stream().sorted().toList();
  }

  static void check(SqlCall call) throws SqlRefused {
    String name = call.getOperator().getName();
    if ((call.getKind() == SqlKind.FLOOR || call.getKind() == SqlKind.CEIL)
        && call.operandCount() == 2) {
      throw new SqlRefused(
          Code.NOT_ALLOWED,
          name.toLowerCase(Locale.ROOT) + " to a unit is not understood. Write date_trunc");
    }
    if (call.getOperator() instanceof SqlFunction function) {
      boolean plain = function.getSqlIdentifier() == null || function.getSqlIdentifier().isSimple();
      if (!plain || !FUNCTIONS.contains(name.toLowerCase(Locale.ROOT))) {
        throw new SqlRefused(
            Code.NOT_ALLOWED,
            "The function %s is not allowed. See the list of functions in the documentation"
                .formatted(name.toLowerCase(Locale.ROOT)));
      }
    } else if (!KINDS.contains(call.getKind()) && !OPERATORS.contains(name)) {
      throw new SqlRefused(Code.NOT_ALLOWED, word(call) + " is not allowed");
    }
  }

  static String word(SqlNode node) {
    String kind = node.getKind().sql;
    return node.getKind() == SqlKind.OTHER && node instanceof SqlCall call
        ? call.getOperator().getName()
        : kind;
  }
}
