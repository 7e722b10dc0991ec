package city.weir.sharing.filter;

/**
 * A pattern of SQL's LIKE, with {@code \} as escape character. Matching goes back to the last
 * {@code %} only, so that no pattern takes longer than the product of both lengths.
 */
final class Like {
  private static final int ANY = -1;
  private static final int ONE = -2;

  private final int[] pattern;

  private Like(int[] pattern) {
    this.pattern = pattern;
  }

  static Like of(String text) {
    int[] points = text.codePoints().toArray();
    int[] pattern = new int[points.length];
    int length = 0;
    for (int i = 0; i < points.length; i++) {
      int point = points[i];
      if (point == '\\' && i + 1 < points.length) {
        pattern[length++] = points[++i];
      } else {
        pattern[length++] = point == '%' ? ANY : point == '_' ? ONE : point;
      }
    }
    return new Like(java.util.Arrays.copyOf(pattern, length));
  }

  boolean matches(String text) {
    int[] points = text.codePoints().toArray();
    int at = 0;
    int in = 0;
    int any = -1;
    int from = 0;
    while (at < points.length) {
      if (in < pattern.length && pattern[in] == ANY) {
        any = in++;
        from = at;
      } else if (in < pattern.length && (pattern[in] == ONE || pattern[in] == points[at])) {
        in++;
        at++;
      } else if (any >= 0) {
        in = any + 1;
        at = ++from;
      } else {
        return false;
      }
    }
    while (in < pattern.length && pattern[in] == ANY) {
      in++;
    }
    return in == pattern.length;
  }
}
