package city.weir.sharing.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Weakens a condition to one Iceberg can leave out files by: it holds for at least the rows the
 * condition holds for. What Iceberg cannot express counts as true, or under a negation as false.
 */
public final class Pruning {
  private final Schema schema;
  private final Predicate<String> usable;

  private Pruning(Schema schema, Predicate<String> usable) {
    this.schema = schema;
    this.usable = usable;
  }

  /**
   * @param usable columns whose stored values are what the condition is about; others, such as
   *     masked ones, prune nothing
   */
  public static Expression expression(Filter filter, Schema schema, Predicate<String> usable) {
    return new Pruning(schema, usable).convert(filter, true);
  }

  private Expression convert(Filter filter, boolean positive) {
    if (filter instanceof Filter.And and) {
      Expression all = Expressions.alwaysTrue();
      for (Filter each : and.filters()) {
        all = Expressions.and(all, convert(each, positive));
      }
      return all;
    }
    if (filter instanceof Filter.Or or) {
      Expression any = Expressions.alwaysFalse();
      for (Filter each : or.filters()) {
        any = Expressions.or(any, convert(each, positive));
      }
      return any;
    }
    if (filter instanceof Filter.Not not) {
      return Expressions.not(convert(not.filter(), !positive));
    }
    Expression leaf = leaf(filter);
    if (leaf != null) {
      return leaf;
    }
    return positive ? Expressions.alwaysTrue() : Expressions.alwaysFalse();
  }

  private @Nullable Expression leaf(Filter filter) {
    if (filter instanceof Filter.Compare c && type(c.column()) != null) {
      Object value = value(c.value(), type(c.column()));
      return value == null ? null : compare(c.column(), c.operator(), value);
    }
    if (filter instanceof Filter.In in && type(in.column()) != null && !in.values().isEmpty()) {
      Object[] values =
          in.values().stream().map(v -> value(v, type(in.column()))).toArray(Object[]::new);
      for (Object value : values) {
        if (value == null) {
          return null;
        }
      }
      return Expressions.in(in.column(), values);
    }
    if (filter instanceof Filter.StartsWith starts
        && type(starts.column()) instanceof Types.StringType) {
      return Expressions.startsWith(starts.column(), starts.prefix());
    }
    if (filter instanceof Filter.IsNull isNull && type(isNull.column()) != null) {
      return Expressions.isNull(isNull.column());
    }
    return null;
  }

  private @Nullable Type type(String column) {
    Types.NestedField field = schema.findField(column);
    return field == null || !usable.test(column) ? null : field.type();
  }

  private static Expression compare(String column, Filter.Operator operator, Object value) {
    return switch (operator) {
      case EQUAL -> Expressions.equal(column, value);
      case NOT_EQUAL -> Expressions.notEqual(column, value);
      case LESS -> Expressions.lessThan(column, value);
      case LESS_OR_EQUAL -> Expressions.lessThanOrEqual(column, value);
      case GREATER -> Expressions.greaterThan(column, value);
      case GREATER_OR_EQUAL -> Expressions.greaterThanOrEqual(column, value);
    };
  }

  /** The value as Iceberg binds it to {@code type}, or null when it does not bind. */
  private static @Nullable Object value(Object value, @Nullable Type type) {
    if (type instanceof Types.StringType) {
      return value instanceof String ? value : null;
    }
    if (type instanceof Types.LongType) {
      return value instanceof Long ? value : null;
    }
    if (type instanceof Types.DoubleType) {
      return value instanceof Double number && !number.isNaN() ? value : null;
    }
    if (type instanceof Types.BooleanType) {
      return value instanceof Boolean ? value : null;
    }
    if (type instanceof Types.DateType) {
      return value instanceof LocalDate day ? day.toString() : null;
    }
    if (type instanceof Types.TimestampType) {
      return value instanceof OffsetDateTime moment
          ? (Object) micros(moment.toInstant())
          : value instanceof LocalDateTime local
              ? (Object) micros(local.toInstant(ZoneOffset.UTC))
              : null;
    }
    if (type instanceof Types.DecimalType exact && value instanceof BigDecimal number) {
      BigDecimal stripped = number.stripTrailingZeros();
      BigDecimal scaled =
          stripped.scale() <= exact.scale() ? stripped.setScale(exact.scale()) : null;
      return scaled == null || scaled.precision() > exact.precision() ? null : scaled;
    }
    return null;
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
