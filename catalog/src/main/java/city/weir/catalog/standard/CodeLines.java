package city.weir.catalog.standard;

import city.weir.catalog.draft.Words;
import city.weir.contract.standard.Code;
import city.weir.contract.standard.CodeTable;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Codes as people paste or upload them, one a line: {@code code,name}, or also aliases separated by
 * {@code |} and the parent's code; tabs will do for commas, as spreadsheets give them, and a header
 * may stand first. All that is wrong is told at once, by line.
 *
 * @param codes in the order of the lines; those of wrong lines are left out
 */
public record CodeLines(List<Code> codes, List<Problem> problems) {
  private static final int LONGEST = 200;
  private static final int MOST_FIELDS = 4;
  private static final int MOST_PROBLEMS = 200;
  private static final Set<String> HEADERS = Set.of("code", "代码");

  public CodeLines {
    codes = List.copyOf(codes);
    problems = List.copyOf(problems);
  }

  /**
   * @param line counted from 1
   * @param text what stands there, shortened
   */
  public record Problem(long line, String text, Words why) {}

  /** Whether they can be a list: there are some, and none is wrong. */
  public boolean sound() {
    return problems.isEmpty() && !codes.isEmpty();
  }

  /**
   * The list of them.
   *
   * @throws IllegalStateException when they are not {@link #sound}
   */
  public CodeTable table(String name) {
    if (!sound()) {
      throw new IllegalStateException("Lines with problems make no code list");
    }
    return CodeTable.of(name, codes);
  }

  public static CodeLines read(String text) {
    return new Making().read(text);
  }

  /** The lines that are read as {@code codes}. */
  public static String write(CodeTable codes) {
    String csv = codes.csv();
    return csv.substring(csv.indexOf('\n') + 1).replaceAll("(?m),+$", "");
  }

  /** One reading. */
  private static final class Making {
    private final Map<String, Code> codes = new LinkedHashMap<>();
    private final Map<String, Long> lines = new HashMap<>();

    /** What stands for a code already, and on which line. */
    private final Map<String, Long> taken = new HashMap<>();

    private final List<Problem> problems = new ArrayList<>();

    CodeLines read(String text) {
      String sent = text.startsWith("\uFEFF") ? text.substring(1) : text;
      try (CsvReader<CsvRecord> reader =
          CsvReader.builder()
              .allowExtraFields(true)
              .allowMissingFields(true)
              .fieldSeparator(sent.lines().findFirst().orElse("").contains("\t") ? '\t' : ',')
              .ofCsvRecord(sent)) {
        for (CsvRecord row : reader) {
          if (problems.size() >= MOST_PROBLEMS || codes.size() > CodeTable.MOST_CODES) {
            break;
          }
          take(row);
        }
      } catch (CsvParseException | java.io.IOException e) {
        problem(1, "", "引号不成对", "The quotation marks are not in pairs");
      }
      if (codes.size() > CodeTable.MOST_CODES) {
        String most = Integer.toString(CodeTable.MOST_CODES);
        problem(1, "", "代码多于 " + most + " 个", "There are more than " + most + " codes");
      }
      codes.values().forEach(this::checkParents);
      return new CodeLines(List.copyOf(codes.values()), problems);
    }

    private void take(CsvRecord row) {
      List<String> fields = row.getFields().stream().map(String::strip).toList();
      long line = row.getStartingLineNumber();
      boolean header = codes.isEmpty() && HEADERS.contains(CodeTable.key(fields.get(0)));
      if (header || fields.stream().allMatch(String::isEmpty)) {
        return;
      }
      String text = String.join(",", fields);
      if (fields.size() > MOST_FIELDS) {
        problem(
            line,
            text,
            "多于四栏；应为 代码,名称,别名,上级，名称中的逗号须加引号",
            "More than four fields: write code,name,aliases,parent; a name with a comma stands in"
                + " quotation marks");
      } else if (fields.stream().anyMatch(f -> f.length() > LONGEST || f.indexOf('\n') >= 0)) {
        problem(
            line,
            text,
            "一栏超过 200 字或跨行；引号是否成对？",
            "A field has more than 200 characters, or a line break: are the quotation marks in"
                + " pairs?");
      } else if (fields.get(0).isEmpty()) {
        problem(line, text, "没有代码；应为 代码,名称", "There is no code: write code,name");
      } else if (fields.size() < 2 || fields.get(1).isEmpty()) {
        problem(
            line,
            text,
            "没有名称；应为 代码,名称，用半角逗号或制表符分隔",
            "There is no name: write code,name with a comma or a tab between");
      } else {
        keep(line, text, code(fields));
      }
    }

    private static Code code(List<String> fields) {
      Set<String> aliases = new LinkedHashSet<>();
      if (fields.size() > 2) {
        Stream.of(fields.get(2).split("\\|"))
            .map(String::strip)
            .filter(alias -> !alias.isEmpty())
            .forEach(aliases::add);
      }
      @Nullable String parent =
          fields.size() > 3 && !fields.get(3).isEmpty() ? fields.get(3) : null;
      return new Code(fields.get(0), fields.get(1), aliases, parent);
    }

    private void keep(long line, String text, Code code) {
      Set<String> words = new LinkedHashSet<>();
      Stream.concat(Stream.of(code.code(), code.name()), code.aliases().stream())
          .map(CodeTable::key)
          .forEach(words::add);
      for (String word : words) {
        Long earlier = taken.get(word);
        if (earlier != null) {
          problem(
              line,
              text,
              "“%s”在第 %d 行已经有了".formatted(word, earlier),
              "'%s' stands on line %d already".formatted(word, earlier));
          return;
        }
      }
      words.forEach(word -> taken.put(word, line));
      codes.put(code.code(), code);
      lines.put(code.code(), line);
    }

    private void checkParents(Code code) {
      Set<String> seen = new LinkedHashSet<>(Set.of(code.code()));
      String parent = code.parent();
      while (parent != null) {
        Code wider = codes.get(parent);
        if (wider == null || !seen.add(parent)) {
          // Told where it is written; those below it are right in themselves.
          if (parent.equals(code.parent()) || parent.equals(code.code())) {
            problem(
                lines.getOrDefault(code.code(), 1L),
                code.code() + "," + code.name(),
                wider == null ? "没有代码为“%s”的上级".formatted(parent) : "上级绕回到“%s”自己".formatted(parent),
                wider == null
                    ? "There is no code '%s' for its parent".formatted(parent)
                    : "Its parents lead round to '%s' itself".formatted(parent));
          }
          return;
        }
        parent = wider.parent();
      }
    }

    private void problem(long line, String text, String zh, String en) {
      String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
      problems.add(new Problem(line, shown, new Words(zh, en)));
    }
  }
}
