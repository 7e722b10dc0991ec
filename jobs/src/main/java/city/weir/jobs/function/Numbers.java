package city.weir.jobs.function;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers as people write them: full-width digits and thousands separators included; never
 * {@code NaN} or an infinity. Public because Spark's generated code calls it.
 */
public final class Numbers {
  private static final int LONGEST = 64;
  private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d*)?");

  private Numbers() {}

  /** Null when {@code text} is not a finite number. */
  public static @Nullable Double parse(UTF8String text) {
    String plain = plain(text.toString());
    if (plain == null) {
      return null;
    }
    double value = Double.parseDouble(plain);
    return Double.isFinite(value) ? value : null;
  }

  /** The number exactly as written; null when it is none. */
  static @Nullable BigDecimal exact(String text) {
    String plain = plain(text);
    return plain == null ? null : new BigDecimal(plain);
  }

  /** A whole number of 64 bits; {@code 3.0} is one, {@code 3.5} is not. */
  static @Nullable Long whole(UTF8String text) {
    BigDecimal value = exact(text.toString());
    if (value == null || value.precision() - value.scale() > 19 || value.scale() > LONGEST) {
      return null;
    }
    try {
      return value.longValueExact();
    } catch (ArithmeticException e) {
      return null;
    }
  }

  /** The spelling Java reads, or null when {@code text} is no number. */
  private static @Nullable String plain(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST) {
      return null;
    }
    if (shaped(stripped)) {
      return stripped;
    }
    String narrow = Normalizer.normalize(stripped, Normalizer.Form.NFKC).strip();
    String single = GROUPED.matcher(narrow).matches() ? narrow.replace(",", "") : narrow;
    return shaped(single) ? single : null;
  }

  /** Digits with at most one sign, point and exponent of at most three digits. */
  private static boolean shaped(String text) {
    int at = skipSign(text, 0);
    int start = at;
    at = skipDigits(text, at);
    int digits = at - start;
    if (at < text.length() && text.charAt(at) == '.') {
      int fraction = skipDigits(text, at + 1);
      digits += fraction - at - 1;
      at = fraction;
    }
    if (digits == 0) {
      return false;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int exponent = skipSign(text, at + 1);
      at = skipDigits(text, exponent);
      if (at == exponent || at - exponent > 3) {
        return false;
      }
    }
    return at == text.length();
  }

  private static int skipSign(String text, int at) {
    return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
  }

  private static int skipDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
