package city.weir.jobs.function;

import org.apache.spark.unsafe.types.UTF8String;

/** How much two short texts are alike. Public because Spark's generated code calls it. */
public final class Similarity {
  private static final double PREFIX_WEIGHT = 0.1;
  private static final int LONGEST_PREFIX = 4;

  private Similarity() {}

  /**
   * Jaro-Winkler similarity, 0 (nothing in common) to 1 (equal), by Unicode code point. Symmetric.
   * Winkler (1990), String Comparator Metrics and Enhanced Decision Rules.
   */
  public static double of(UTF8String left, UTF8String right) {
    int[] a = left.toString().codePoints().toArray();
    int[] b = right.toString().codePoints().toArray();
    double jaro = jaro(a, b);
    int prefix = 0;
    while (prefix < Math.min(LONGEST_PREFIX, Math.min(a.length, b.length))
        && a[prefix] == b[prefix]) {
      prefix++;
    }
    return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
  }

  private static double jaro(int[] a, int[] b) {
    if (a.length == 0 || b.length == 0) {
      return a.length == b.length ? 1 : 0;
    }
    int window = Math.max(0, Math.max(a.length, b.length) / 2 - 1);
    boolean[] usedA = new boolean[a.length];
    boolean[] usedB = new boolean[b.length];
    int matches = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = Math.max(0, i - window); j < Math.min(b.length, i + window + 1); j++) {
        if (!usedB[j] && a[i] == b[j]) {
          usedA[i] = true;
          usedB[j] = true;
          matches++;
          break;
        }
      }
    }
    if (matches == 0) {
      return 0;
    }
    int outOfPlace = 0;
    int j = 0;
    for (int i = 0; i < a.length; i++) {
      if (usedA[i]) {
        while (!usedB[j]) {
          j++;
        }
        outOfPlace += a[i] == b[j++] ? 0 : 1;
      }
    }
    double m = matches;
    return (m / a.length + m / b.length + (m - outOfPlace / 2.0) / m) / 3;
  }
}
