package city.weir.contract.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a piece of Spark SQL mentions, found by its words alone. Lenient where only an engine could
 * tell (a column called like a type is taken for the type), strict where text could break out of
 * the place it is put into.
 */
public final class SqlScan {
  /**
   * A function called, in lower case, with the text literals that stand directly in its brackets.
   */
  public record Call(String function, List<String> literals) {
    public Call {
      literals = List.copyOf(literals);
    }
  }

  private static final Set<String> OPERATORS =
      words(
          """
          and or not in is null like ilike rlike regexp between case when then else end as distinct
          escape from both leading trailing any all some div true false interval select where group
          by having order asc desc nulls first last limit with recursive union except intersect join
          inner outer left right full cross semi anti on using over partition rows range unbounded
          preceding following current row lateral view values qualify window
          """);

  private static final Set<String> TYPES_AND_UNITS =
      words(
          """
          string int integer bigint long smallint tinyint double float decimal numeric boolean date
          timestamp timestamp_ntz timestamp_ltz binary varchar char array map struct year years
          month months week weeks day days hour hours minute minutes second seconds millisecond
          milliseconds microsecond microseconds quarter
          """);

  /** Words that are operators, but name a function when a bracket follows. */
  private static final Set<String> ALSO_FUNCTIONS = Set.of("left", "right");

  private final String sql;
  private final List<Call> calls = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> lambdas = new HashSet<>();
  private final Set<String> operators = new LinkedHashSet<>();
  private final List<String> faults = new ArrayList<>();
  private final Deque<Call> open = new ArrayDeque<>();
  private final Deque<List<String>> literals = new ArrayDeque<>();
  private boolean commented;
  private int at;

  private SqlScan(String sql) {
    this.sql = sql;
  }

  public static SqlScan of(String sql) {
    SqlScan scan = new SqlScan(sql);
    scan.run();
    return scan;
  }

  /** Every call, in the order in which they end. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Columns, tables and aliases, in lower case; of {@code a.b} only {@code a}. */
  public Set<String> names() {
    Set<String> read = new LinkedHashSet<>(names);
    read.removeAll(lambdas);
    return read;
  }

  /** Whether the text holds a query, and not only an expression. */
  public boolean holdsQuery() {
    return operators.contains("select");
  }

  public boolean isCommented() {
    return commented;
  }

  /** What cannot be SQL at all, such as a quotation that never ends. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  private void run() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (sql.startsWith("--", at)) {
        commented = true;
        skipTo("\n", false);
      } else if (sql.startsWith("/*", at)) {
        commented = true;
        skipTo("*/", true);
      } else if (c == '\'' || c == '"') {
        literal(c);
      } else if (c == '`') {
        word(quotedName(), true);
      } else if (Character.isDigit(c)) {
        number();
      } else if (Character.isLetter(c) || c == '_') {
        word(sql.substring(at, endOfWord()).toLowerCase(Locale.ROOT), false);
      } else {
        symbol(c);
      }
    }
    if (!open.isEmpty()) {
      faults.add("a bracket is not closed");
    }
  }

  private void symbol(char c) {
    at++;
    if (c == '(') {
      enter("");
    } else if (c == ')') {
      leave();
    } else if (c == ';') {
      faults.add("a semicolon");
    }
  }

  private void word(String word, boolean quoted) {
    if (!quoted) {
      at += word.length();
    }
    boolean bracket = next('(');
    if (!quoted && OPERATORS.contains(word) && !(bracket && ALSO_FUNCTIONS.contains(word))) {
      operators.add(word);
    } else if (!quoted && bracket) {
      at = sql.indexOf('(', at) + 1;
      enter(word);
    } else if (!quoted && (TYPES_AND_UNITS.contains(word) || isRawPrefix(word))) {
      return;
    } else {
      names.add(word.toLowerCase(Locale.ROOT));
      skipSteps();
      if (sql.startsWith("->", afterSpace(at))) {
        lambdas.add(word.toLowerCase(Locale.ROOT));
      }
    }
  }

  /** {@code r'...'} is a literal in which backslashes stand for themselves. */
  private boolean isRawPrefix(String word) {
    return word.equals("r") && at < sql.length() && "'\"".indexOf(sql.charAt(at)) >= 0;
  }

  /** The steps of {@code a.b.c} after the first. */
  private void skipSteps() {
    while (at < sql.length() && sql.charAt(at) == '.') {
      at++;
      if (at < sql.length() && sql.charAt(at) == '`') {
        quotedName();
      } else {
        at = endOfWord();
      }
    }
  }

  private void enter(String function) {
    open.push(new Call(function, List.of()));
    literals.push(new ArrayList<>());
  }

  private void leave() {
    if (open.isEmpty()) {
      faults.add("a bracket is closed that was not opened");
      return;
    }
    Call call = open.pop();
    List<String> held = literals.pop();
    if (!call.function().isEmpty()) {
      calls.add(new Call(call.function(), held));
    }
  }

  private void literal(char quote) {
    StringBuilder text = new StringBuilder();
    for (at++; at < sql.length(); at++) {
      char c = sql.charAt(at);
      if (c == '\\' && at + 1 < sql.length()) {
        text.append(sql.charAt(++at));
      } else if (c == quote) {
        at++;
        if (!literals.isEmpty()) {
          literals.peek().add(text.toString());
        }
        return;
      } else {
        text.append(c);
      }
    }
    faults.add("a quotation is not closed");
  }

  private String quotedName() {
    int end = sql.indexOf('`', at + 1);
    if (end < 0) {
      faults.add("a quotation is not closed");
      end = sql.length() - 1;
    }
    String name = sql.substring(Math.min(at + 1, end), end);
    at = end + 1;
    return name;
  }

  private void number() {
    while (at < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(at)) || "._".indexOf(sql.charAt(at)) >= 0)) {
      at++;
    }
  }

  private void skipTo(String end, boolean needed) {
    int found = sql.indexOf(end, at + 2);
    if (found < 0 && needed) {
      faults.add("a comment is not closed");
    }
    at = found < 0 ? sql.length() : found + end.length();
  }

  private int endOfWord() {
    int end = at;
    while (end < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
      end++;
    }
    return end;
  }

  private boolean next(char expected) {
    int i = afterSpace(at);
    return i < sql.length() && sql.charAt(i) == expected;
  }

  private int afterSpace(int from) {
    int i = from;
    while (i < sql.length() && Character.isWhitespace(sql.charAt(i))) {
      i++;
    }
    return i;
  }

  private static Set<String> words(String text) {
    return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
  }
}
