package city.weir.catalog.classification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The tree of 类/项/目/细目. Each node has the digits its codes begin with: 类 1, 项 2, 目 3 and 细目 2 more
 * digits than the level above. A node never changes its digits, so that codes stay what they are.
 */
public final class ClassificationTree {
  /** The 2017 guide's three 类, with their digits. */
  private static final List<String> CLASSES = List.of("基础", "主题", "部门");

  private static final String RESOURCE = "/city/weir/catalog/classification.yaml";

  /** Digits that each level adds. */
  private static final int[] DIGITS = {1, 2, 3, 2};

  private static final Pattern NAME = Pattern.compile("[^/\\s][^/]{0,59}");

  private final SortedMap<String, String> names;
  private final Map<List<String>, String> prefixes = new LinkedHashMap<>();

  private ClassificationTree(SortedMap<String, String> names) {
    this.names = Collections.unmodifiableSortedMap(names);
    names.keySet().forEach(prefix -> prefixes.put(path(prefix), prefix));
  }

  /**
   * The tree of these nodes.
   *
   * @param names of all nodes by their digits
   * @throws IllegalArgumentException when a node has no parent, or digits of no level
   */
  public static ClassificationTree of(Map<String, String> names) {
    SortedMap<String, String> sorted = new TreeMap<>(names);
    sorted
        .keySet()
        .forEach(
            prefix -> {
              int level = level(prefix);
              if (level > 0 && !sorted.containsKey(parent(prefix))) {
                throw new IllegalArgumentException(
                    "Category %s has no parent %s".formatted(prefix, parent(prefix)));
              }
            });
    return new ClassificationTree(sorted);
  }

  /** The tree as it comes with the product: 类 and 项 of the guide. */
  public static ClassificationTree published() {
    try (InputStream in = ClassificationTree.class.getResourceAsStream(RESOURCE)) {
      Load load = new Load(LoadSettings.builder().setLabel(RESOURCE).build());
      ClassificationTree tree = of(Map.of("1", "基础", "2", "主题", "3", "部门"));
      for (Map.Entry<?, ?> each : ((Map<?, ?>) load.loadFromInputStream(in)).entrySet()) {
        for (Object item : (List<?>) each.getValue()) {
          tree = tree.with(List.of(each.getKey().toString(), item.toString()));
        }
      }
      return tree;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    }
  }

  /** All nodes: their names by their digits, in the order of the digits. */
  public SortedMap<String, String> names() {
    return names;
  }

  /** The digits of a node; empty when there is none. */
  public Optional<String> prefixOf(List<String> path) {
    return Optional.ofNullable(prefixes.get(path));
  }

  /** Names one level below {@code path}, in the order of their digits; the 类 for the empty path. */
  public List<String> below(List<String> path) {
    if (path.isEmpty()) {
      return CLASSES;
    }
    return prefixOf(path)
        .map(
            prefix ->
                names.keySet().stream()
                    .filter(p -> level(p) == path.size() && parent(p).equals(prefix))
                    .map(names::get)
                    .toList())
        .orElse(List.of());
  }

  /**
   * The tree in which {@code path} exists; what is missing of it gets the next free digits.
   *
   * @throws IllegalArgumentException when the path names no category, or no digits are left
   */
  public ClassificationTree with(List<String> path) {
    if (path.isEmpty() || path.size() > DIGITS.length || !CLASSES.contains(path.get(0))) {
      throw new IllegalArgumentException(
          "Not a category: %s (类/项/目/细目, beginning with 基础, 主题 or 部门)"
              .formatted(String.join("/", path)));
    }
    SortedMap<String, String> grown = new TreeMap<>(names);
    String prefix = Integer.toString(CLASSES.indexOf(path.get(0)) + 1);
    grown.putIfAbsent(prefix, path.get(0));
    for (int level = 1; level < path.size(); level++) {
      String name = path.get(level);
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "Not the name of a category: '%s' (1 to 60 characters, no slash)".formatted(name));
      }
      prefix = child(grown, prefix, level, name);
    }
    return new ClassificationTree(grown);
  }

  private static String child(
      SortedMap<String, String> names, String parent, int level, String name) {
    int next = 1;
    for (Map.Entry<String, String> each : names.tailMap(parent).entrySet()) {
      if (!each.getKey().startsWith(parent)) {
        break;
      }
      if (level(each.getKey()) == level) {
        if (each.getValue().equals(name)) {
          return each.getKey();
        }
        next = Integer.parseInt(each.getKey().substring(parent.length())) + 1;
      }
    }
    String digits = Integer.toString(next);
    if (digits.length() > DIGITS[level]) {
      throw new IllegalArgumentException(
          "No digits are left for '%s' below %s".formatted(name, parent));
    }
    String prefix = parent + "0".repeat(DIGITS[level] - digits.length()) + digits;
    names.put(prefix, name);
    return prefix;
  }

  private List<String> path(String prefix) {
    List<String> path = new ArrayList<>();
    for (int length = 0, level = 0; level <= level(prefix); level++) {
      length += DIGITS[level];
      path.add(names.getOrDefault(prefix.substring(0, length), ""));
    }
    return List.copyOf(path);
  }

  private static int level(String prefix) {
    int length = 0;
    for (int level = 0; level < DIGITS.length; level++) {
      length += DIGITS[level];
      if (prefix.length() == length && prefix.chars().allMatch(Character::isDigit)) {
        return level;
      }
    }
    throw new IllegalArgumentException(
        "Not the digits of a category: '%s' (1, 3, 6 or 8 digits)".formatted(prefix));
  }

  private static String parent(String prefix) {
    return prefix.substring(0, prefix.length() - DIGITS[level(prefix)]);
  }
}
