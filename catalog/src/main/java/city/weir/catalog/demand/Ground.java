package city.weir.catalog.demand;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How well the ground in law is named on which something is not shared. */
public enum Ground {
  /** A law or regulation, and its article. */
  SOUND,
  /** A law or regulation, but not which article. */
  NO_ARTICLE,
  /** Words, but no law or regulation. */
  NO_LAW,
  MISSING;

  /** 办法, 方法, 无法 and the like are no laws by themselves. */
  private static final Pattern LAW =
      Pattern.compile("《[^》]+》|\\p{IsHan}{2,}((?<![办方无没设])法|条例)|\\b(Law|Act|Regulation|Decree)\\b");

  private static final Pattern ARTICLE =
      Pattern.compile("第\\s*[〇零一二三四五六七八九十百千0-9]+\\s*[条款]|\\b[Aa]rt(icle|\\.)\\s*[0-9]+");

  public static Ground of(@Nullable String written) {
    if (written == null || written.isBlank()) {
      return MISSING;
    }
    if (!LAW.matcher(written).find()) {
      return NO_LAW;
    }
    return ARTICLE.matcher(written).find() ? SOUND : NO_ARTICLE;
  }

  /** Whether a law or regulation is named. */
  public boolean namesLaw() {
    return this == SOUND || this == NO_ARTICLE;
  }
}
