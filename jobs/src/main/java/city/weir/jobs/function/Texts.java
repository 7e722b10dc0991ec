package city.weir.jobs.function;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Brings texts to one form. Public because Spark's generated code calls it. */
public final class Texts {
  private static final Map<String, Boolean> TRUTHS =
      Map.ofEntries(
          Map.entry("true", true),
          Map.entry("t", true),
          Map.entry("yes", true),
          Map.entry("y", true),
          Map.entry("1", true),
          Map.entry("on", true),
          Map.entry("是", true),
          Map.entry("有", true),
          Map.entry("真", true),
          Map.entry("false", false),
          Map.entry("f", false),
          Map.entry("no", false),
          Map.entry("n", false),
          Map.entry("0", false),
          Map.entry("off", false),
          Map.entry("否", false),
          Map.entry("无", false),
          Map.entry("假", false));
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+");
  private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}()]+");
  private static final Pattern BRACKETED = Pattern.compile("\\(([^()]*)\\)");

  /** Forms of enterprise that are written or left out at will. */
  private static final Pattern LEGAL_FORM =
      Pattern.compile("(股份有限公司|有限责任公司|有限公司|co,?\\.?ltd|company|limited)$");

  private static final Pattern PHONE =
      Pattern.compile(
          "(?:\\+?86|0086)?(1[3-9]\\d{9}|0\\d{2,3}\\d{7,8}|\\d{7,8}|[48]00\\d{7}|\\d{5}|1[12]\\d)");

  private Texts() {}

  /** Null when {@code text} says neither yes nor no. */
  public static @Nullable Boolean truth(UTF8String text) {
    return TRUTHS.get(narrow(text).strip().toLowerCase(Locale.ROOT));
  }

  /** Full-width letters become narrow, runs of blanks one space; null when nothing is left. */
  public static @Nullable UTF8String clean(UTF8String text) {
    String clean = BLANKS.matcher(narrow(text)).replaceAll(" ").strip();
    return clean.isEmpty() ? null : UTF8String.fromString(clean);
  }

  /**
   * A telephone number in one spelling: digits only, without the country code; area code and number
   * joined by a hyphen where the area code is known to end. Null when it is none.
   */
  public static @Nullable UTF8String phone(UTF8String text) {
    String digits = narrow(text).replaceAll("[\\s()\\-‐–—.]", "");
    Matcher matcher = PHONE.matcher(digits);
    if (!matcher.matches()) {
      return null;
    }
    String number = matcher.group(1);
    if (number.startsWith("0")) {
      int area = number.startsWith("01") || number.startsWith("02") ? 3 : 4;
      number = number.substring(0, area) + "-" + number.substring(area);
    }
    return UTF8String.fromString(number);
  }

  /**
   * One form for the name of an organisation, for finding the same one in several lists: narrow,
   * lower case, without punctuation, blanks and legal form. A remark in brackets stays, because it
   * often names a branch; the brackets go.
   */
  public static @Nullable UTF8String nameKey(UTF8String text) {
    String name = narrow(text).toLowerCase(Locale.ROOT).replace('〔', '(').replace('〕', ')');
    name = PUNCTUATION.matcher(name).replaceAll("");
    name = BRACKETED.matcher(name).replaceAll("$1").replace("(", "").replace(")", "");
    String key = LEGAL_FORM.matcher(name).replaceFirst("");
    return key.isEmpty() ? null : UTF8String.fromString(key);
  }

  private static String narrow(UTF8String text) {
    return Normalizer.normalize(text.toString(), Normalizer.Form.NFKC);
  }
}
