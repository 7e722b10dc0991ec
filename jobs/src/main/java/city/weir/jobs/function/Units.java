package city.weir.jobs.function;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Reads a number with or without its unit and gives it in the unit wanted. Without a unit it is
 * taken to be in the one wanted; a unit of another kind is not read. Units are spelled as in UCUM
 * or as people write them.
 */
final class Units {
  private static final Pattern QUANTITY = Pattern.compile("([-+0-9.,eE]*[0-9.])\\s*(\\S*)");
  private static final Map<String, Unit> KNOWN = new HashMap<>();

  static {
    define("length", 1, "m", "米", "公尺");
    define("length", 0.001, "mm", "毫米");
    define("length", 0.01, "cm", "厘米");
    define("length", 1000, "km", "千米", "公里");
    define("speed", 1, "m/s", "米/秒");
    define("speed", 1 / 3.6, "km/h", "公里/小时", "千米/小时");
    define("speed", 1852 / 3600.0, "kn", "[kn_i]", "节");
    define("flow", 1, "m3/s", "立方米/秒");
    define("flow", 0.001, "l/s", "升/秒");
    define("flow", 1 / 3600.0, "m3/h", "立方米/小时");
    define("pressure", 1, "pa", "帕");
    define("pressure", 100, "hpa", "mbar", "百帕", "毫巴");
    define("pressure", 1000, "kpa", "千帕");
    define("pressure", 1e6, "mpa", "兆帕");
    define("pressure", 100_000, "bar", "巴");
    define("fraction", 1, "1");
    define("fraction", 0.01, "%", "百分比", "%vol");
    define("fraction", 1e-6, "ppm", "[ppm]", "umol/mol");
    define("fraction", 1e-9, "ppb", "[ppb]", "nmol/mol");
    define("mass concentration", 1, "g/m3", "克/立方米");
    define("mass concentration", 0.001, "mg/m3", "毫克/立方米");
    define("mass concentration", 1e-6, "ug/m3", "微克/立方米");
    define("mass", 1, "kg", "千克", "公斤");
    define("mass", 0.001, "g", "克");
    define("mass", 1000, "t", "吨");
    define("area", 1, "m2", "平方米");
    define("area", 10_000, "ha", "hm2", "har", "公顷");
    define("area", 1e6, "km2", "平方千米", "平方公里");
    define("area", 10_000 / 15.0, "亩");
    define("volume", 1, "m3", "立方米", "方");
    define("volume", 0.001, "l", "升");
    define("time", 1, "s", "秒");
    define("time", 60, "min", "分钟", "分");
    define("time", 3600, "h", "小时", "时");
    define("time", 86_400, "d", "天", "日");
    define("energy per area", 1, "w/m2");
    define("angle", 1, "deg", "度");
    define("temperature", 1, 273.15, "cel", "c", "degc", "摄氏度");
    define("temperature", 1, 0, "k", "开");
    define("temperature", 5 / 9.0, 273.15 - 32 * 5 / 9.0, "[degf]", "f", "degf", "华氏度");
  }

  private Units() {}

  /**
   * The reading for one wanted unit.
   *
   * @throws IllegalArgumentException when the unit is not known
   */
  static Conversion to(String wanted) {
    Unit target = KNOWN.get(spelling(wanted));
    if (target == null) {
      throw new IllegalArgumentException(
          "to_unit: unknown unit '%s' (known: %s)"
              .formatted(wanted, String.join(" ", KNOWN.keySet().stream().sorted().toList())));
    }
    return new Reading(target);
  }

  private static void define(String kind, double factor, String... names) {
    define(kind, factor, 0, names);
  }

  private static void define(String kind, double factor, double shift, String... names) {
    for (String name : names) {
      KNOWN.put(name, new Unit(kind, factor, shift));
    }
  }

  /** Narrow lower case: superscripts become digits, the sign for degrees a word, micro a u. */
  private static String spelling(String unit) {
    return Normalizer.normalize(unit.strip(), Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replace("°", "deg")
        .replace('μ', 'u');
  }

  /**
   * A value in this unit times {@code factor} plus {@code shift} is one in the unit of reference.
   */
  private record Unit(String kind, double factor, double shift) implements Serializable {}

  private record Reading(Unit target) implements Conversion {
    @Override
    public @Nullable Object apply(UTF8String text) {
      Double plain = Numbers.parse(text);
      if (plain != null) {
        return plain;
      }
      String narrow = Normalizer.normalize(text.toString().strip(), Normalizer.Form.NFKC);
      Matcher matcher = QUANTITY.matcher(narrow);
      if (!matcher.matches()) {
        return null;
      }
      Double value = Numbers.parse(UTF8String.fromString(matcher.group(1)));
      Unit unit = KNOWN.get(spelling(matcher.group(2)));
      if (value == null || unit == null || !unit.kind().equals(target.kind())) {
        return null;
      }
      return unit.equals(target)
          ? value
          : (Double) ((value * unit.factor() + unit.shift() - target.shift()) / target.factor());
    }
  }
}
