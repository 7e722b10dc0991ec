package city.weir.contract.standard;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Codes with the names people use for them. As a text: CSV with the header {@code
 * code,name,aliases} or {@code code,name,aliases,parent}, aliases separated by {@code |}. Codes and
 * names are found without regard to width, case and blanks; what stands for two codes is refused.
 */
public final class CodeTable {
  /** What a list begins with, at least. */
  public static final String HEADER = "code,name,aliases";

  /** What a list of codes that belong to wider ones begins with. */
  public static final String HEADER_WITH_PARENTS = HEADER + ",parent";

  /** More than the townships of the whole country. */
  public static final int MOST_CODES = 100_000;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private final Map<String, Code> codes;
  private final Map<String, String> names;

  private CodeTable(Map<String, Code> codes, Map<String, String> names) {
    this.codes = codes;
    this.names = names;
  }

  /**
   * Reads a list.
   *
   * @param name as it is called in messages
   * @throws IllegalArgumentException naming the row that is wrong, and what to write
   */
  public static CodeTable read(String name, String csv) {
    List<List<String>> rows = Csv.rows(csv);
    String header = rows.isEmpty() ? "" : String.join(",", rows.get(0));
    if (!header.equals(HEADER) && !header.equals(HEADER_WITH_PARENTS)) {
      throw new IllegalArgumentException(
          "Code list %s does not begin with the header %s".formatted(name, HEADER));
    }
    int most = header.equals(HEADER) ? 3 : 4;
    List<Code> codes = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      if (row.size() < 2 || row.size() > most || row.get(0).isBlank()) {
        throw new IllegalArgumentException(
            "Code list %s: not a row of %s: %s".formatted(name, header, row));
      }
      Set<String> aliases = new LinkedHashSet<>();
      if (row.size() > 2) {
        for (String alias : row.get(2).split("\\|", -1)) {
          if (!alias.isBlank()) {
            aliases.add(alias.strip());
          }
        }
      }
      String parent = row.size() > 3 && !row.get(3).isBlank() ? row.get(3).strip() : null;
      codes.add(new Code(row.get(0).strip(), row.get(1).strip(), aliases, parent));
    }
    return of(name, codes);
  }

  /**
   * A list of {@code codes}.
   *
   * @throws IllegalArgumentException when something stands for two codes, or a parent is none of
   *     them or leads round to itself
   */
  public static CodeTable of(String name, List<Code> codes) {
    if (codes.size() > MOST_CODES) {
      throw new IllegalArgumentException(
          "Code list %s has %d codes (at most %d)".formatted(name, codes.size(), MOST_CODES));
    }
    Map<String, Code> byCode = new LinkedHashMap<>();
    Map<String, String> names = new HashMap<>();
    for (Code code : codes) {
      byCode.putIfAbsent(code.code(), code);
      put(name, names, code.code(), code.code());
      put(name, names, code.name(), code.code());
      code.aliases().forEach(alias -> put(name, names, alias, code.code()));
    }
    CodeTable table = new CodeTable(byCode, names);
    codes.forEach(code -> table.checkParents(name, code));
    return table;
  }

  /** In the order of the list. */
  public List<Code> codes() {
    return List.copyOf(codes.values());
  }

  public Optional<Code> code(String code) {
    return Optional.ofNullable(codes.get(code));
  }

  /** The code that {@code text} is, or is a name of. */
  public Optional<String> find(String text) {
    return Optional.ofNullable(names.get(key(text)));
  }

  /** What {@link #find} compares, with the code each stands for. */
  public Map<String, String> keys() {
    return Map.copyOf(names);
  }

  /** How {@link #find} sees {@code text}. */
  public static String key(String text) {
    return BLANKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  /** The text that {@link #read} reads. */
  public String csv() {
    return HEADER_WITH_PARENTS
        + "\n"
        + codes.values().stream()
            .map(
                code ->
                    Csv.line(
                        code.code(),
                        code.name(),
                        String.join("|", code.aliases().stream().sorted().toList()),
                        code.parent() == null ? "" : code.parent()))
            .collect(Collectors.joining());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodeTable table && codes().equals(table.codes());
  }

  @Override
  public int hashCode() {
    return codes.hashCode();
  }

  @Override
  public String toString() {
    return "CodeTable[%d codes]".formatted(codes.size());
  }

  private static void put(String list, Map<String, String> names, String name, String code) {
    String key = key(name);
    String earlier = key.isEmpty() ? null : names.putIfAbsent(key, code);
    if (earlier != null && !earlier.equals(code)) {
      throw new IllegalArgumentException(
          "Code list %s: '%s' stands for both %s and %s".formatted(list, name, earlier, code));
    }
  }

  private void checkParents(String name, Code code) {
    Set<String> seen = new LinkedHashSet<>();
    Code at = code;
    while (at.parent() != null) {
      Code parent = codes.get(at.parent());
      if (parent == null) {
        throw new IllegalArgumentException(
            "Code list %s: the parent %s of %s is no code of it"
                .formatted(name, at.parent(), at.code()));
      }
      if (!seen.add(parent.code())) {
        throw new IllegalArgumentException(
            "Code list %s: %s is its own parent".formatted(name, code.code()));
      }
      at = parent;
    }
  }
}
