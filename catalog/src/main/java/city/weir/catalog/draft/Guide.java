package city.weir.catalog.draft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The code lists of the 2017 guide, with the other words that people write for their values. Words
 * are compared without regard to case, and without blanks.
 */
public final class Guide {
  private static final String RESOURCE = "/city/weir/catalog/guide.yaml";
  private static final Guide GUIDE = read();

  private final Map<String, List<String>> formats;
  private final Map<String, List<String>> waysOfFormats;
  private final List<String> cycles;
  private final Map<String, Map<String, String>> words;
  private final Map<String, List<String>> choices = new LinkedHashMap<>();

  private Guide(Map<?, ?> root) {
    this.formats = lists(root, "formats");
    this.waysOfFormats = lists(root, "ways");
    this.cycles = texts(root.get("cycles"));
    for (String closed : List.of("wayWords", "shareTypes", "dataTypes", "grades")) {
      choices.put(closed, lists(root, closed).values().stream().map(w -> w.get(0)).toList());
    }
    this.words =
        Map.of(
            "ways", synonyms(lists(root, "wayWords")),
            "shareTypes", synonyms(lists(root, "shareTypes")),
            "open",
                synonyms(Map.of("true", texts(root.get("yes")), "false", texts(root.get("no")))),
            "cycles", cycleWords(lists(root, "cycleWords")),
            "dataTypes", synonyms(lists(root, "dataTypes")),
            "grades", synonyms(lists(root, "grades")));
  }

  /** The lists as they come with the product. */
  public static Guide published() {
    return GUIDE;
  }

  /** What may be written in a field whose values are a closed list; empty for the others. */
  public List<String> choices(Field field) {
    return switch (field) {
      case FORMAT -> List.copyOf(formats.keySet());
      case SHARE_TYPE -> choices.getOrDefault("shareTypes", List.of());
      case SHARE_WAY -> choices.getOrDefault("wayWords", List.of());
      case OPEN -> List.of("是", "否");
      case UPDATE_CYCLE -> cycles;
      default -> List.of();
    };
  }

  /** The same for fields of 信息项. */
  public List<String> choices(ItemField field) {
    return switch (field) {
      case DATA_TYPE -> choices.getOrDefault("dataTypes", List.of());
      case GRADE -> choices.getOrDefault("grades", List.of());
      default -> List.of();
    };
  }

  /** 信息资源格式分类. */
  public Set<String> formats() {
    return formats.keySet();
  }

  /** Types of one format; empty when any will do. */
  public List<String> typesOf(String format) {
    return formats.getOrDefault(format, List.of());
  }

  /** How things of one format may be shared. */
  public List<String> waysOf(String format) {
    return waysOfFormats.getOrDefault(format, List.of());
  }

  /** 更新周期. */
  public List<String> cycles() {
    return cycles;
  }

  /** The 更新周期 that is meant. */
  public Optional<String> cycle(String written) {
    return meant("cycles", written);
  }

  /** The 共享方式 that is meant: 库表, 接口, 文件 or 介质交换. */
  public Optional<String> way(String written) {
    return meant("ways", written);
  }

  /** The 共享类型 that is meant, as the contract's enum names it. */
  public Optional<String> shareType(String written) {
    return meant("shareTypes", written);
  }

  /** Whether yes or no is meant. */
  public Optional<Boolean> yes(String written) {
    return meant("open", written).map(Boolean::valueOf);
  }

  /** The letter of the 数据类型 that is meant by {@code C}, {@code 字符型} or {@code 字符型C}. */
  public Optional<String> letter(String written) {
    return meant("dataTypes", written)
        .or(
            () ->
                meant(
                    "dataTypes", written.replaceAll("[\\s()（）]", "").replaceAll("[A-Za-z]$", "")));
  }

  /** The grade that is meant, as contracts write it. */
  public Optional<String> grade(String written) {
    return meant("grades", written);
  }

  private Optional<String> meant(String list, String written) {
    return Optional.ofNullable(words.getOrDefault(list, Map.of()).get(key(written)));
  }

  private static Map<String, String> synonyms(Map<String, List<String>> lists) {
    Map<String, String> meant = new LinkedHashMap<>();
    lists.forEach(
        (value, others) -> {
          meant.put(key(value), value);
          others.forEach(other -> meant.put(key(other), value));
        });
    return meant;
  }

  private Map<String, String> cycleWords(Map<String, List<String>> others) {
    Map<String, String> meant = synonyms(others);
    cycles.forEach(cycle -> meant.put(key(cycle), cycle));
    return meant;
  }

  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
  }

  private static Map<String, List<String>> lists(Map<?, ?> root, String name) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    if (root.get(name) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> lists.put(key.toString(), texts(value)));
    }
    return lists;
  }

  private static List<String> texts(@org.jspecify.annotations.Nullable Object list) {
    List<String> texts = new ArrayList<>();
    if (list instanceof List<?> values) {
      values.forEach(value -> texts.add(value.toString()));
    }
    return List.copyOf(texts);
  }

  private static Guide read() {
    try (InputStream in = Guide.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the product's files");
      }
      Load load = new Load(LoadSettings.builder().setLabel(RESOURCE).build());
      return new Guide((Map<?, ?>) load.loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    }
  }
}
