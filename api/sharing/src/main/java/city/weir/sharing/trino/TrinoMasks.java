package city.weir.sharing.trino;

import city.weir.contract.ColumnType;
import city.weir.contract.Mask;
import java.util.function.Supplier;

/**
 * Masks in Trino's SQL, giving what {@link city.weir.sharing.masking.Masking} gives. Trino keeps
 * the type of a column whatever mask it wears: a rounded decimal stays a decimal of its scale, and
 * where a mask makes text of what is none, nothing is shown.
 */
final class TrinoMasks {
  /** Shows nothing. */
  static final String NOTHING = "NULL";

  private static final String LOWEST = "DECIMAL '" + Long.MIN_VALUE + "'";

  private final Supplier<String> salt;

  /**
   * @param salt gives the expression Trino reads the salt of hashes with. Not the salt: whoever
   *     asks for the plan of a query sees what stands in a mask
   */
  TrinoMasks(Supplier<String> salt) {
    this.salt = salt;
  }

  /** The masked value of {@code column}, of its own {@code type}. */
  String sql(Mask mask, ColumnType type, String column) {
    String value = TrinoSql.name(column);
    if (type instanceof ColumnType.Text && mask instanceof Mask.Hash) {
      return "substr(lower(to_hex(sha256(to_utf8(%s || %s)))), 1, 32)".formatted(salt.get(), value);
    }
    if (type instanceof ColumnType.Text && mask instanceof Mask.Partial partial) {
      return partial(partial, value);
    }
    if (mask instanceof Mask.Blur blur) {
      String factor = number(Math.pow(10, blur.decimals()));
      return ofItsType(
          type,
          "floor(CAST(%s AS DOUBLE) * %s + DOUBLE '0.5') / %s".formatted(value, factor, factor));
    }
    return mask instanceof Mask.Generalise generalise
        ? generalise(generalise, type, value)
        : NOTHING;
  }

  private static String generalise(Mask.Generalise mask, ColumnType type, String value) {
    if (type instanceof ColumnType.Whole) {
      boolean steps =
          mask.step() >= 1 && mask.step() == Math.rint(mask.step()) && mask.step() <= 1e15;
      return steps ? wholeSteps((long) mask.step(), value) : NOTHING;
    }
    if (type instanceof ColumnType.Moment) {
      // The day in China, which has had one offset all the time the lake knows.
      return "date_trunc('day', %s AT TIME ZONE '+08:00') AT TIME ZONE 'UTC'".formatted(value);
    }
    if (type instanceof ColumnType.LocalMoment) {
      return "date_trunc('day', %s)".formatted(value);
    }
    if (type instanceof ColumnType.Day) {
      return "date_trunc('month', %s)".formatted(value);
    }
    if (mask.step() <= 0 || !Double.isFinite(mask.step())) {
      return NOTHING;
    }
    String step = number(mask.step());
    return ofItsType(type, "floor(CAST(%s AS DOUBLE) / %s) * %s".formatted(value, step, step));
  }

  private static String wholeSteps(long step, String value) {
    String wide = "CAST(" + value + " AS DECIMAL(38, 0))";
    String by = "DECIMAL '" + step + "'";
    return "CAST(greatest(%1$s - mod(mod(%1$s, %2$s) + %2$s, %2$s), %3$s) AS BIGINT)"
        .formatted(wide, by, LOWEST);
  }

  /** What was reckoned as a double, brought back to {@code type}; rounded past it, nothing. */
  private static String ofItsType(ColumnType type, String reckoned) {
    if (type instanceof ColumnType.Floating) {
      return reckoned;
    }
    return type instanceof ColumnType.Exact exact
        ? "TRY_CAST(%s AS DECIMAL(%d, %d))".formatted(reckoned, exact.precision(), exact.scale())
        : NOTHING;
  }

  /** Characters are code points, as everywhere. */
  private static String partial(Mask.Partial mask, String text) {
    int kept = mask.start() + mask.end();
    return ("CASE WHEN length(%1$s) <= %2$d THEN rpad('', length(%1$s), '*') ELSE "
            + "substr(%1$s, 1, %3$d) || rpad('', length(%1$s) - %2$d, '*')"
            + " || substr(%1$s, length(%1$s) - %4$d + 1) END")
        .formatted(text, kept, mask.start(), mask.end());
  }

  private static String number(double value) {
    return "DOUBLE '" + value + "'";
  }
}
