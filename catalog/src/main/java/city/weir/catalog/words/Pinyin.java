package city.weir.catalog.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;

/** How Chinese characters sound, without tones, ü written v as it is typed. */
final class Pinyin {
  /** Beyond these a character's readings are of old books. */
  private static final int MOST_READINGS = 3;

  private static final int MOST_SEGMENTATIONS = 8;
  private static final int LONGEST_SYLLABLE = 6;
  private static final char FIRST = '一';
  private static final char LAST = '龥';
  private static final HanyuPinyinOutputFormat FORMAT = format();
  private static final ConcurrentHashMap<Character, List<String>> READINGS =
      new ConcurrentHashMap<>();

  private Pinyin() {}

  /** The readings of a character, the commonest first; none of one that is not Chinese. */
  static List<String> readings(char character) {
    return READINGS.computeIfAbsent(character, Pinyin::look);
  }

  /**
   * Every way to read {@code letters} as two syllables or more, as {@code xian} is {@code xi an}.
   */
  static List<List<String>> syllables(String letters) {
    List<List<String>> found = new ArrayList<>();
    if (letters.length() <= 40) {
      cut(letters, new ArrayList<>(), found);
    }
    found.removeIf(cut -> cut.size() < 2);
    // The fewer the syllables, the likelier: "xian" rarely means three.
    found.sort((a, b) -> Integer.compare(a.size(), b.size()));
    return found.subList(0, Math.min(MOST_SEGMENTATIONS, found.size()));
  }

  static boolean isSyllable(String letters) {
    return Syllables.ALL.contains(letters);
  }

  private static void cut(String rest, List<String> before, List<List<String>> found) {
    if (rest.isEmpty()) {
      found.add(List.copyOf(before));
      return;
    }
    for (int end = Math.min(LONGEST_SYLLABLE, rest.length()); end > 0; end--) {
      // Longest first, and far more than are kept are never wanted.
      if (found.size() >= 4 * MOST_SEGMENTATIONS) {
        return;
      }
      String head = rest.substring(0, end);
      if (isSyllable(head)) {
        before.add(head);
        cut(rest.substring(end), before, found);
        before.remove(before.size() - 1);
      }
    }
  }

  private static List<String> look(char character) {
    try {
      String[] found = PinyinHelper.toHanyuPinyinStringArray(character, FORMAT);
      return found == null
          ? List.of()
          : Arrays.stream(found).distinct().limit(MOST_READINGS).toList();
    } catch (BadHanyuPinyinOutputFormatCombination e) {
      throw new IllegalStateException("The format is fixed and valid", e);
    }
  }

  private static HanyuPinyinOutputFormat format() {
    HanyuPinyinOutputFormat format = new HanyuPinyinOutputFormat();
    format.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
    format.setVCharType(HanyuPinyinVCharType.WITH_V);
    return format;
  }

  /** In a class of its own, so that only a question in Latin letters loads it. */
  private static final class Syllables {
    static final Set<String> ALL = all();

    private static Set<String> all() {
      Set<String> all = new HashSet<>();
      for (char c = FIRST; c <= LAST; c++) {
        // Single letters (m, n, ng of interjections) would cut every word to pieces.
        look(c).stream()
            .filter(s -> s.length() > 1 || "aeo".contains(s))
            .filter(s -> s.chars().anyMatch(v -> "aeiouv".indexOf(v) >= 0))
            .forEach(all::add);
      }
      return Set.copyOf(all);
    }
  }
}
