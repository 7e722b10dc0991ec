package city.weir.sharing.filter;

import city.weir.contract.ColumnType;
import city.weir.sharing.filter.Filter.Operator;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformanceEnum;

/**
 * Reads conditions such as {@code stage > 20 and district_code in ('420106', '420103') and name
 * like '%医院%'}: comparisons of a column with a value, {@code in}, {@code between}, {@code like},
 * {@code is null}, joined by {@code and}, {@code or}, {@code not}. Everything else is refused.
 */
public final class FilterParser {
  static final int MOST_CHARACTERS = 4_000;
  static final int MOST_NESTED = 32;
  static final int MOST_CONDITIONS = 200;
  static final int MOST_VALUES = 500;

  private static final SqlParser.Config DIALECT =
      SqlParser.config()
          .withParserFactory(SqlBabelParserImpl.FACTORY)
          .withQuoting(Quoting.DOUBLE_QUOTE)
          .withUnquotedCasing(Casing.UNCHANGED)
          .withQuotedCasing(Casing.UNCHANGED)
          .withConformance(SqlConformanceEnum.LENIENT);

  /**
   * Applications ask the same again and again; building a parser costs more than a short answer.
   */
  private static final Cache<String, SqlNode> PARSED =
      Caffeine.newBuilder().maximumSize(2_000).build();

  private static final int REMEMBERED_CHARACTERS = 300;

  private final Fields fields;
  private int conditions;

  private FilterParser(Fields fields) {
    this.fields = fields;
  }

  /**
   * Reads {@code text} as a condition on {@code fields}.
   *
   * @throws FilterException when it is not one; the message says what to write instead
   */
  public static Filter parse(String text, Fields fields) throws FilterException {
    checkSize(text);
    SqlNode known = PARSED.getIfPresent(text);
    SqlNode node = known == null ? read(text) : known;
    if (known == null && text.length() <= REMEMBERED_CHARACTERS) {
      PARSED.put(text, node);
    }
    return new FilterParser(fields).convert(node, 0);
  }

  private static SqlNode read(String text) throws FilterException {
    try {
      return SqlParser.create(text, DIALECT).parseExpression();
    } catch (SqlParseException e) {
      int at = e.getPos() == null ? 1 : e.getPos().getColumnNum();
      throw new FilterException(
          "The filter cannot be read at character %d, before '%s'. Write for example: stage > 20 and name like '%%医院%%'"
              .formatted(at, rest(text, at)));
    }
  }

  /** What would exhaust the parser's stack is refused before it is parsed. */
  private static void checkSize(String text) throws FilterException {
    if (text.isBlank()) {
      throw new FilterException("The filter is empty. Leave it out to get every row");
    }
    if (text.length() > MOST_CHARACTERS) {
      throw new FilterException(
          "The filter has %d characters, at most %d are read"
              .formatted(text.length(), MOST_CHARACTERS));
    }
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw new FilterException("The filter holds a NUL character. Leave it out");
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth > MOST_NESTED) {
        throw new FilterException(
            "The filter nests deeper than %d parentheses. Write it flatter".formatted(MOST_NESTED));
      }
    }
  }

  private static String rest(String text, int column) {
    int from = Math.min(Math.max(column - 1, 0), text.length());
    return text.substring(from, Math.min(from + 20, text.length()));
  }

  private Filter convert(SqlNode node, int depth) throws FilterException {
    if (depth > MOST_NESTED * 2) {
      throw new FilterException("The filter nests too deep. Write it flatter");
    }
    if (++conditions > MOST_CONDITIONS) {
      throw new FilterException(
          "The filter has more than %d conditions. Use in (...) for long lists"
              .formatted(MOST_CONDITIONS));
    }
    if (node instanceof SqlIdentifier column
        && fields.type(name(column)) instanceof ColumnType.Truth) {
      return new Filter.Compare(name(column), Operator.EQUAL, true);
    }
    if (!(node instanceof SqlCall call)) {
      throw unknown(node);
    }
    return switch (call.getKind()) {
      case AND -> new Filter.And(flatten(call, SqlKind.AND, depth));
      case OR -> new Filter.Or(flatten(call, SqlKind.OR, depth));
      case NOT -> new Filter.Not(convert(call.operand(0), depth + 1));
      case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          compare(call);
      case IN, NOT_IN -> in(call);
      case BETWEEN -> between(call);
      case LIKE -> like(call);
      case IS_NULL -> new Filter.IsNull(column(call.operand(0)));
      case IS_NOT_NULL -> new Filter.Not(new Filter.IsNull(column(call.operand(0))));
      case IS_TRUE -> new Filter.Compare(column(call.operand(0)), Operator.EQUAL, true);
      case IS_FALSE -> new Filter.Compare(column(call.operand(0)), Operator.EQUAL, false);
      default -> throw unknown(node);
    };
  }

  /** {@code a and b and c} is parsed as a chain to the left: kept flat, it may be long. */
  private List<Filter> flatten(SqlCall call, SqlKind kind, int depth) throws FilterException {
    List<SqlNode> sides = new ArrayList<>();
    SqlNode rest = call;
    while (rest instanceof SqlCall c && c.getKind() == kind) {
      sides.add(0, c.operand(1));
      rest = c.operand(0);
    }
    sides.add(0, rest);
    List<Filter> all = new ArrayList<>();
    for (SqlNode side : sides) {
      all.add(convert(side, depth + 1));
    }
    return all;
  }

  private Filter compare(SqlCall call) throws FilterException {
    SqlNode left = call.operand(0);
    SqlNode right = call.operand(1);
    Operator operator = operator(call.getKind());
    if (left instanceof SqlIdentifier) {
      return new Filter.Compare(column(left), operator, value(right, column(left)));
    }
    return new Filter.Compare(column(right), turned(operator), value(left, column(right)));
  }

  private Filter in(SqlCall call) throws FilterException {
    String column = column(call.operand(0));
    if (!(call.operand(1) instanceof SqlNodeList list)) {
      throw unknown(call);
    }
    if (list.size() > MOST_VALUES) {
      throw new FilterException(
          "in (...) on '%s' lists %d values, at most %d are read"
              .formatted(column, list.size(), MOST_VALUES));
    }
    List<Object> values = new ArrayList<>();
    for (SqlNode item : list) {
      values.add(value(item, column));
    }
    Filter in = new Filter.In(column, values);
    return call.getKind() == SqlKind.NOT_IN ? new Filter.Not(in) : in;
  }

  private Filter between(SqlCall call) throws FilterException {
    String column = column(call.operand(0));
    SqlBetweenOperator between = (SqlBetweenOperator) call.getOperator();
    Filter inside =
        new Filter.And(
            List.of(
                new Filter.Compare(
                    column, Operator.GREATER_OR_EQUAL, value(call.operand(1), column)),
                new Filter.Compare(
                    column, Operator.LESS_OR_EQUAL, value(call.operand(2), column))));
    return between.isNegated() ? new Filter.Not(inside) : inside;
  }

  private Filter like(SqlCall call) throws FilterException {
    String column = column(call.operand(0));
    if (!(fields.type(column) instanceof ColumnType.Text)) {
      throw new FilterException(
          "like works on text, and '%s' is %s".formatted(column, Values.word(fields.type(column))));
    }
    SqlLikeOperator operator = (SqlLikeOperator) call.getOperator();
    if (call.operandCount() > 2 || !operator.isCaseSensitive()) {
      throw new FilterException("Write like without an escape clause; \\ escapes % and _");
    }
    Filter like = new Filter.Like(column, (String) value(call.operand(1), column));
    return operator.isNegated() ? new Filter.Not(like) : like;
  }

  private String column(SqlNode node) throws FilterException {
    if (!(node instanceof SqlIdentifier identifier)) {
      throw new FilterException(
          "'%s' is not a column. Each condition compares one column with a value, such as stage > 20"
              .formatted(shortly(node)));
    }
    String name = name(identifier);
    fields.type(name);
    return name;
  }

  private static String name(SqlIdentifier identifier) {
    return String.join(".", identifier.names);
  }

  private Object value(SqlNode node, String column) throws FilterException {
    ColumnType type = fields.type(column);
    if (node instanceof SqlLiteral literal) {
      return Values.of(literal, false, column, type);
    }
    if (node instanceof SqlBasicCall call
        && call.getKind() == SqlKind.MINUS_PREFIX
        && call.operand(0) instanceof SqlLiteral literal) {
      return Values.of(literal, true, column, type);
    }
    throw new FilterException(
        "'%s' is not a value. Compare '%s' with %s"
            .formatted(shortly(node), column, Values.example(type)));
  }

  private static Operator operator(SqlKind kind) {
    return switch (kind) {
      case EQUALS -> Operator.EQUAL;
      case NOT_EQUALS -> Operator.NOT_EQUAL;
      case LESS_THAN -> Operator.LESS;
      case LESS_THAN_OR_EQUAL -> Operator.LESS_OR_EQUAL;
      case GREATER_THAN -> Operator.GREATER;
      default -> Operator.GREATER_OR_EQUAL;
    };
  }

  private static Operator turned(Operator operator) {
    return switch (operator) {
      case LESS -> Operator.GREATER;
      case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
      case GREATER -> Operator.LESS;
      case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
      case EQUAL, NOT_EQUAL -> operator;
    };
  }

  private static FilterException unknown(SqlNode node) {
    return new FilterException(
        "'%s' cannot stand in a filter. Use =, <>, <, <=, >, >=, in, between, like, is null, and, or, not"
            .formatted(shortly(node)));
  }

  private static String shortly(SqlNode node) {
    String text = node.toString().toLowerCase(Locale.ROOT);
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }
}
