package city.weir.catalog.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Words that mean the same in the field: groups of them, each written in Chinese or English. */
public final class Synonyms {
  private static final String RESOURCE = "/city/weir/catalog/synonyms.yaml";
  private static final int MOST_GROUPS = 20_000;
  private static final int LONGEST = 40;

  private final Map<String, Set<String>> others;
  private final int longest;

  private Synonyms(List<List<String>> groups) {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    for (List<String> group : groups) {
      for (String word : group) {
        Set<String> same = found.computeIfAbsent(word, w -> new LinkedHashSet<>());
        group.stream().filter(w -> !w.equals(word)).forEach(same::add);
      }
    }
    this.others = found;
    this.longest = found.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /** The groups that come with the product. */
  public static Synonyms ofTheField() {
    return new Synonyms(shipped());
  }

  /**
   * The groups of the product and those of the city, when it has a file of them: a YAML list of
   * lists of words.
   *
   * @throws IllegalArgumentException when the file is not such a list; says where
   */
  public static Synonyms withThoseOf(Path file) {
    List<List<String>> groups = new ArrayList<>(shipped());
    if (Files.exists(file)) {
      try {
        groups.addAll(groups(Files.readString(file), file.toString()));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read the synonyms in " + file, e);
      }
    }
    return new Synonyms(groups);
  }

  public static Synonyms of(List<List<String>> groups) {
    return new Synonyms(checked(groups, "the given groups"));
  }

  /** Other words for exactly this one, which is lower case. */
  Set<String> of(String word) {
    return others.getOrDefault(word, Set.of());
  }

  /**
   * The longest words within {@code text}, which is lower case, that have others; left to right.
   */
  List<String> within(String text) {
    List<String> found = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = Math.min(text.length(), at + longest);
      while (end > at && !others.containsKey(text.substring(at, end))) {
        end--;
      }
      if (end > at) {
        found.add(text.substring(at, end));
      }
      at = Math.max(end, at + 1);
    }
    return found;
  }

  private static List<List<String>> shipped() {
    try (InputStream in = Synonyms.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not in the jar");
      }
      return groups(new String(in.readAllBytes(), StandardCharsets.UTF_8), RESOURCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<List<String>> groups(String yaml, String from) {
    Object read;
    try {
      read = new Load(LoadSettings.builder().setLabel(from).build()).loadFromString(yaml);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "The synonyms in %s are not YAML: %s".formatted(from, e.getMessage()), e);
    }
    List<List<String>> groups = new ArrayList<>();
    if (read instanceof List<?> list) {
      for (Object group : list) {
        if (!(group instanceof List<?> words)) {
          throw new IllegalArgumentException(
              "Group %d of the synonyms in %s is not a list of words (write: - [水位, stage])"
                  .formatted(groups.size() + 1, from));
        }
        groups.add(words.stream().map(String::valueOf).toList());
      }
    } else if (read != null) {
      throw new IllegalArgumentException(
          "The synonyms in %s are not a list (write one group a line: - [水位, stage])"
              .formatted(from));
    }
    return checked(groups, from);
  }

  private static List<List<String>> checked(List<List<String>> groups, String from) {
    if (groups.size() > MOST_GROUPS) {
      throw new IllegalArgumentException(
          "%d groups of synonyms in %s are too many (at most %d)"
              .formatted(groups.size(), from, MOST_GROUPS));
    }
    List<List<String>> clean = new ArrayList<>();
    for (List<String> group : groups) {
      List<String> words =
          group.stream()
              .map(w -> w.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
              .distinct()
              .toList();
      if (words.stream().anyMatch(w -> w.isEmpty() || w.length() > LONGEST)) {
        throw new IllegalArgumentException(
            "Group %d of the synonyms in %s has a word that is blank or longer than %d characters"
                .formatted(clean.size() + 1, from, LONGEST));
      }
      clean.add(words);
    }
    return clean;
  }
}
