package city.weir.sharing.filter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A condition on the columns of one row, with the three-valued logic of SQL. Values are String,
 * Long, BigDecimal, Double, Boolean, LocalDate, LocalDateTime or OffsetDateTime, of the type of
 * their column.
 */
public sealed interface Filter {
  /** Every row. */
  Filter EVERYTHING = new And(List.of());

  /** No row. */
  Filter NOTHING = new Or(List.of());

  record Compare(String column, Operator operator, Object value) implements Filter {
    public Compare {
      check(value);
    }
  }

  record In(String column, List<Object> values) implements Filter {
    public In {
      values = List.copyOf(values);
      values.forEach(Filter::check);
    }
  }

  /** SQL's LIKE, with {@code \} as escape character. */
  record Like(String column, String pattern) implements Filter {}

  /** The text begins with {@code prefix}, taken literally. */
  record StartsWith(String column, String prefix) implements Filter {}

  record IsNull(String column) implements Filter {}

  record Not(Filter filter) implements Filter {}

  /** All hold; true when empty. */
  record And(List<Filter> filters) implements Filter {
    public And {
      filters = List.copyOf(filters);
    }
  }

  /** One holds; false when empty. */
  record Or(List<Filter> filters) implements Filter {
    public Or {
      filters = List.copyOf(filters);
    }
  }

  enum Operator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** As SQL writes it. */
    public String sign() {
      return sign;
    }
  }

  /** The columns it speaks of. */
  default Set<String> columns() {
    if (this instanceof And and) {
      return columns(and.filters());
    }
    if (this instanceof Or or) {
      return columns(or.filters());
    }
    if (this instanceof Not not) {
      return not.filter().columns();
    }
    if (this instanceof Compare compare) {
      return Set.of(compare.column());
    }
    if (this instanceof In in) {
      return Set.of(in.column());
    }
    if (this instanceof Like like) {
      return Set.of(like.column());
    }
    return Set.of(this instanceof StartsWith starts ? starts.column() : ((IsNull) this).column());
  }

  private static Set<String> columns(List<Filter> filters) {
    Set<String> all = new HashSet<>();
    filters.forEach(f -> all.addAll(f.columns()));
    return all;
  }

  /** Both hold; nested conjunctions are flattened. */
  static Filter and(Filter left, Filter right) {
    List<Filter> all = new ArrayList<>();
    for (Filter side : List.of(left, right)) {
      if (side instanceof And and) {
        all.addAll(and.filters());
      } else {
        all.add(side);
      }
    }
    return all.size() == 1 ? all.get(0) : new And(all);
  }

  private static void check(Object value) {
    if (!(value instanceof String
        || value instanceof Long
        || value instanceof BigDecimal
        || value instanceof Double
        || value instanceof Boolean
        || value instanceof LocalDate
        || value instanceof LocalDateTime
        || value instanceof OffsetDateTime)) {
      throw new IllegalArgumentException("Not a value of a filter: " + value.getClass().getName());
    }
  }
}
