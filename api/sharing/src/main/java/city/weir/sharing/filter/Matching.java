package city.weir.sharing.filter;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on rows in memory, with the answers the engine gives: three-valued, text in the order
 * of its code points, NaN equal to itself and greater than every number.
 */
public final class Matching {
  private Matching() {}

  /**
   * Whether {@code filter} is true of a row; not when it is unknown.
   *
   * @param row the value of a column, by its name
   */
  public static boolean matches(Filter filter, Function<String, @Nullable Object> row) {
    return Boolean.TRUE.equals(truth(filter, row));
  }

  /** The order the engine sorts values of one type in, nulls last. */
  public static int compare(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return Boolean.compare(left == null, right == null);
    }
    if (left instanceof String text) {
      return Arrays.compareUnsigned(
          text.getBytes(StandardCharsets.UTF_8), ((String) right).getBytes(StandardCharsets.UTF_8));
    }
    if (left instanceof Double number) {
      // Adding zero makes one of the two zeros.
      return Double.compare(number + 0.0, (Double) right + 0.0);
    }
    if (left instanceof Long number) {
      return number.compareTo((Long) right);
    }
    if (left instanceof BigDecimal number) {
      return number.compareTo((BigDecimal) right);
    }
    if (left instanceof Boolean truth) {
      return truth.compareTo((Boolean) right);
    }
    if (left instanceof LocalDate day) {
      return day.compareTo((LocalDate) right);
    }
    return left instanceof LocalDateTime clock
        ? clock.compareTo((LocalDateTime) right)
        : ((OffsetDateTime) left).toInstant().compareTo(((OffsetDateTime) right).toInstant());
  }

  /** Null when it is unknown. */
  private static @Nullable Boolean truth(Filter filter, Function<String, @Nullable Object> row) {
    if (filter instanceof Filter.And and) {
      return all(and.filters(), row, false);
    }
    if (filter instanceof Filter.Or or) {
      return all(or.filters(), row, true);
    }
    if (filter instanceof Filter.Not not) {
      Boolean truth = truth(not.filter(), row);
      return truth == null ? null : !truth;
    }
    if (filter instanceof Filter.IsNull isNull) {
      return row.apply(isNull.column()) == null;
    }
    if (filter instanceof Filter.Compare c) {
      Object value = row.apply(c.column());
      return value == null ? null : sign(c.operator()).test(compare(value, c.value()));
    }
    if (filter instanceof Filter.In in) {
      Object value = row.apply(in.column());
      return in.values().isEmpty()
          ? Boolean.FALSE
          : value == null ? null : in.values().stream().anyMatch(v -> compare(value, v) == 0);
    }
    if (filter instanceof Filter.StartsWith starts) {
      Object value = row.apply(starts.column());
      return value == null ? null : ((String) value).startsWith(starts.prefix());
    }
    Filter.Like like = (Filter.Like) filter;
    Object value = row.apply(like.column());
    return value == null ? null : Like.of(like.pattern()).matches((String) value);
  }

  /**
   * @param until the truth that decides for all
   */
  private static @Nullable Boolean all(
      List<Filter> filters, Function<String, @Nullable Object> row, boolean until) {
    boolean unknown = false;
    for (Filter each : filters) {
      Boolean truth = truth(each, row);
      if (Objects.equals(truth, until)) {
        return until;
      }
      unknown |= truth == null;
    }
    return unknown ? null : !until;
  }

  private static IntPredicate sign(Filter.Operator operator) {
    return switch (operator) {
      case EQUAL -> order -> order == 0;
      case NOT_EQUAL -> order -> order != 0;
      case LESS -> order -> order < 0;
      case LESS_OR_EQUAL -> order -> order <= 0;
      case GREATER -> order -> order > 0;
      case GREATER_OR_EQUAL -> order -> order >= 0;
    };
  }
}
