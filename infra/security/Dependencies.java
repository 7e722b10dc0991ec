import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Judges what we ship: {@code java infra/security/Dependencies.java api/server jobs}, after Maven's
 * {@code dependency:list} has written {@code target/dependencies.txt} into each of these modules.
 * Ends with 1 when a version is known to be vulnerable and not accepted, is a snapshot or a range,
 * or comes twice in different versions.
 */
class Dependencies {
  private static final Pattern LISTED =
      Pattern.compile("^\\s*([\\w.-]+):([\\w.-]+):[\\w-]+:(?:[\\w.-]+:)?([^:\\s]+):(compile|runtime)\\b");
  private static final Pattern BOUND = Pattern.compile("(<|<=|>=|>)?(.+)");

  record Artifact(String group, String name, String version) {
    String id() {
      return group + ":" + name;
    }
  }

  /** A line of known-vulnerable.txt. */
  record Hole(String artifact, List<String> range, String id, String what) {
    boolean in(Artifact shipped) {
      boolean named =
          artifact.endsWith(":*")
              ? shipped.group().equals(artifact.substring(0, artifact.length() - 2))
              : shipped.id().equals(artifact);
      return named && range.stream().allMatch(bound -> within(shipped.version(), bound));
    }
  }

  public static void main(String[] modules) throws IOException {
    Path here = Path.of("infra/security");
    List<Hole> holes = new ArrayList<>();
    for (String[] words : lines(here.resolve("known-vulnerable.txt"), 4)) {
      holes.add(
          new Hole(words[0], List.of(words[1].split(",")), words[2], words.length > 3 ? words[3] : ""));
    }
    Map<String, LocalDate> accepted = new HashMap<>();
    for (String[] words : lines(here.resolve("accepted.txt"), 5)) {
      accepted.put(String.join(" ", words[0], words[1], words[2]), LocalDate.parse(words[3]));
    }
    List<String> wrong = new ArrayList<>();
    for (String module : modules) {
      List<Artifact> shipped = shipped(Path.of(module, "target/dependencies.txt"));
      if (shipped.isEmpty()) {
        wrong.add(module + ": no dependency is listed; was dependency:list run?");
      }
      wrong.addAll(judge(module, shipped, holes, accepted));
      System.out.printf("%s: %d libraries, %d known holes looked for%n", module, shipped.size(), holes.size());
    }
    accepted.forEach((what, until) -> wrong.add("accepted.txt: " + what + " is not shipped any more: take the line out"));
    wrong.forEach(System.err::println);
    System.exit(wrong.isEmpty() ? 0 : 1);
  }

  private static List<String> judge(
      String module, List<Artifact> shipped, List<Hole> holes, Map<String, LocalDate> accepted) {
    List<String> wrong = new ArrayList<>();
    Map<String, String> versions = new TreeMap<>();
    for (Artifact artifact : shipped) {
      String version = artifact.version();
      if (!artifact.group().equals("city.weir")
          && (version.endsWith("-SNAPSHOT") || version.matches(".*[\\[\\](),].*|LATEST|RELEASE"))) {
        wrong.add("%s: %s %s is no fixed version".formatted(module, artifact.id(), version));
      }
      String other = versions.put(artifact.id(), version);
      if (other != null && !other.equals(version)) {
        wrong.add("%s: %s is shipped as %s and %s".formatted(module, artifact.id(), other, version));
      }
      for (Hole hole : holes) {
        if (hole.in(artifact)) {
          LocalDate until = accepted.remove(String.join(" ", module, artifact.id(), hole.id()));
          if (until == null) {
            wrong.add("%s: %s %s has %s: %s".formatted(module, artifact.id(), version, hole.id(), hole.what()));
          } else if (until.isBefore(LocalDate.now())) {
            wrong.add("%s: %s of %s was accepted until %s: look at it again".formatted(module, hole.id(), artifact.id(), until));
          }
        }
      }
    }
    return wrong;
  }

  private static List<Artifact> shipped(Path list) throws IOException {
    List<Artifact> shipped = new ArrayList<>();
    for (String line : Files.readAllLines(list)) {
      Matcher found = LISTED.matcher(line);
      if (found.find()) {
        shipped.add(new Artifact(found.group(1), found.group(2), found.group(3)));
      }
    }
    return shipped;
  }

  private static List<String[]> lines(Path file, int words) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.strip().split("\\s+", words))
          .toList();
    }
  }

  private static boolean within(String version, String bound) {
    Matcher parts = BOUND.matcher(bound);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not a bound: " + bound);
    }
    int order = compare(version, parts.group(2));
    String sign = parts.group(1) == null ? "" : parts.group(1);
    return switch (sign) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> order == 0;
    };
  }

  /** By the numbers; what stands behind them (Final, jre) does not count. */
  private static int compare(String one, String other) {
    List<Integer> left = numbers(one);
    List<Integer> right = numbers(other);
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      int order =
          Integer.compare(i < left.size() ? left.get(i) : 0, i < right.size() ? right.get(i) : 0);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<Integer> numbers(String version) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : version.split("[.-]")) {
      if (!part.matches("\\d{1,9}")) {
        break;
      }
      numbers.add(Integer.parseInt(part));
    }
    return numbers;
  }
}
