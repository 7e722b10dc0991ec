package city.weir.catalog.grading;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The form of values, which tells a person what they are and nobody which they are. */
final class Forms {
  private static final int LONGEST = 60;

  private Forms() {}

  /** The commonest form among {@code values}; empty when there are none. */
  static String commonest(List<String> values) {
    return values.stream()
        .map(Forms::of)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** Digits as 9, Latin letters as A, Han as 汉, each with how often it follows itself. */
  static String of(String value) {
    StringBuilder form = new StringBuilder();
    int i = 0;
    while (i < value.length() && form.length() < LONGEST) {
      char kind = kind(value.charAt(i));
      int run = i;
      while (run < value.length() && kind(value.charAt(run)) == kind) {
        run++;
      }
      form.append(kind);
      if (run - i > 1) {
        form.append('×').append(run - i);
      }
      form.append(' ');
      i = run;
    }
    return form.toString().strip();
  }

  private static char kind(char c) {
    if (Character.isDigit(c)) {
      return '9';
    }
    if (Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) {
      return '汉';
    }
    return Character.isLetter(c) ? 'A' : '·';
  }
}
