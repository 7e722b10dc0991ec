package city.weir.sharing.rows;

import city.weir.contract.ColumnType;
import city.weir.sharing.filter.DuckSql;
import city.weir.sharing.filter.Fields;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.filter.FilterParser;
import city.weir.sharing.rows.Grouping.Term;
import city.weir.sharing.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code groupBy}, {@code aggregate} and {@code having}. */
final class GroupingParser {
  static final int MOST_GROUPS = 8;
  static final int MOST_MEASURES = 20;
  private static final int MOST_CHARACTERS = 2_000;

  private static final Pattern CALL =
      Pattern.compile(
          "([a-zA-Z]+)\\s*\\(([^()]*)\\)(?:\\s+(?i:as)\\s+([a-zA-Z][a-zA-Z0-9_]{0,62}))?");

  private final View view;
  private final Function<String, View.Shown> columns;

  /**
   * @param columns finds a column by its name, or refuses
   */
  GroupingParser(View view, Function<String, View.Shown> columns) {
    this.view = view;
    this.columns = columns;
  }

  /** Null when rows are not to be put together. */
  @Nullable Grouping parse(RowParameters.Groups groups) {
    if (groups.by() == null && groups.aggregate() == null) {
      if (groups.having() != null) {
        throw new QueryRefused(
            "having", "having chooses among groups. Write groupBy or aggregate, or use filter");
      }
      return null;
    }
    List<Term> by = terms("groupBy", groups.by(), MOST_GROUPS, this::group);
    String aggregate = groups.aggregate() == null ? "count()" : groups.aggregate();
    List<Term> measures = terms("aggregate", aggregate, MOST_MEASURES, this::measure);
    Map<String, ColumnType> types = new LinkedHashMap<>();
    for (Term term : new Grouping(by, measures, Filter.EVERYTHING).terms()) {
      if (types.put(term.field().name(), term.field().type()) != null) {
        throw new QueryRefused(
            "aggregate",
            "Two columns of the answer are called '%s'. Name one of them: max(stage) as peak"
                .formatted(term.field().name()));
      }
    }
    return new Grouping(by, measures, having(groups.having(), new Fields(types)));
  }

  private static Filter having(@Nullable String text, Fields fields) {
    try {
      return text == null ? Filter.EVERYTHING : FilterParser.parse(text, fields);
    } catch (FilterException e) {
      throw new QueryRefused("having", String.valueOf(e.getMessage()));
    }
  }

  private static List<Term> terms(
      String parameter, @Nullable String text, int most, Function<String, Term> read) {
    List<Term> terms = new ArrayList<>();
    if (text == null) {
      return terms;
    }
    if (text.length() > MOST_CHARACTERS) {
      throw new QueryRefused(
          parameter,
          "%d characters, at most %d are read".formatted(text.length(), MOST_CHARACTERS));
    }
    // Commas between parentheses belong to a call.
    for (String part : text.split(",(?![^()]*\\))", -1)) {
      terms.add(read.apply(part.strip()));
    }
    if (terms.size() > most) {
      throw new QueryRefused(
          parameter, "%d terms, at most %d are read".formatted(terms.size(), most));
    }
    return terms;
  }

  private Term group(String text) {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      View.Shown column = columns.apply(text);
      return new Term(Field.of(column), DuckSql.name(column.name()));
    }
    String[] arguments = call.group(2).split(",", -1);
    if (!call.group(1).equalsIgnoreCase("bucket") || arguments.length != 2) {
      throw new QueryRefused(
          "groupBy",
          "'%s' is neither a column nor a bucket of time. Write for example: station, bucket(observed_at, 1h)"
              .formatted(text));
    }
    View.Shown column = columns.apply(arguments[0].strip());
    String name = call.group(3) == null ? column.name() : call.group(3);
    return new Term(
        new Field(name, column.type(), column.masked(), Set.of()),
        Buckets.sql(column.name(), column.type(), arguments[1].strip()));
  }

  private Term measure(String text) {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      throw unknown(text);
    }
    String function = call.group(1).toLowerCase(Locale.ROOT);
    String argument = call.group(2).strip();
    if (argument.isEmpty() && function.equals("count")) {
      return term(call.group(3), "count", new ColumnType.Whole(), false, "count(*)");
    }
    View.Shown column = columns.apply(argument);
    String name = DuckSql.name(column.name());
    String usual = function + "_" + column.name();
    ColumnType type = column.type();
    return switch (function) {
      case "count" ->
          term(
              call.group(3), usual, new ColumnType.Whole(), column.masked(), "count(" + name + ")");
      case "distinct" ->
          term(
              call.group(3),
              usual,
              new ColumnType.Whole(),
              column.masked(),
              "count(DISTINCT " + name + ")");
      case "min", "max" ->
          term(call.group(3), usual, type, column.masked(), function + "(" + name + ")");
      case "avg" ->
          term(
              call.group(3),
              usual,
              new ColumnType.Floating(),
              column.masked(),
              "avg(" + number(column) + ")");
      case "sum" ->
          term(
              call.group(3),
              usual,
              sum(type),
              column.masked(),
              sum(type, "sum(" + number(column) + ")"));
      default -> throw unknown(text);
    };
  }

  private Term term(
      @Nullable String alias, String usual, ColumnType type, boolean masked, String sql) {
    return new Term(new Field(alias == null ? usual : alias, type, masked, Set.of()), sql);
  }

  private static ColumnType sum(ColumnType type) {
    if (type instanceof ColumnType.Exact exact) {
      return new ColumnType.Exact(38, exact.scale());
    }
    return type instanceof ColumnType.Whole ? new ColumnType.Exact(38, 0) : type;
  }

  private static String sum(ColumnType type, String sql) {
    return type instanceof ColumnType.Whole ? "CAST(" + sql + " AS DECIMAL(38, 0))" : sql;
  }

  private String number(View.Shown column) {
    ColumnType type = column.type();
    if (type instanceof ColumnType.Whole
        || type instanceof ColumnType.Exact
        || type instanceof ColumnType.Floating) {
      return DuckSql.name(column.name());
    }
    throw new QueryRefused(
        "aggregate",
        "'%s' of %s is %s, not a number: only count, distinct, min and max work on it"
            .formatted(
                column.name(),
                view.dataset().id(),
                column.masked() ? "masked and" : "text or time and"));
  }

  private static QueryRefused unknown(String text) {
    return new QueryRefused(
        "aggregate",
        "'%s' is not an aggregate. Write count(), count(column), distinct(column), sum, avg, min or max of a column, each perhaps with a name: max(stage) as peak"
            .formatted(text));
  }
}
