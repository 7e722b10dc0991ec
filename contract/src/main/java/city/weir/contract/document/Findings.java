package city.weir.contract.document;

import city.weir.contract.Problem;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The problems found in one file so far. */
public final class Findings {
  private final String file;
  private final Set<Problem> problems = new LinkedHashSet<>();

  public Findings(String file) {
    this.file = file;
  }

  public void add(Node at, String message, String remedy) {
    add(at.line(), at.pointer(), message, remedy);
  }

  public void add(int line, String pointer, String message, String remedy) {
    problems.add(new Problem(file, Math.max(1, line), pointer, message, remedy));
  }

  /** Reports when {@code holds} is false. */
  public void require(Node at, boolean holds, String message, String remedy) {
    if (!holds) {
      add(at, message, remedy);
    }
  }

  /** Whether nothing was found wrong at {@code part} or below it, so that it can be read. */
  public boolean clean(Node part) {
    return problems.stream()
        .noneMatch(
            p -> p.path().equals(part.pointer()) || p.path().startsWith(part.pointer() + "/"));
  }

  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** In the order of the file. */
  public List<Problem> problems() {
    return problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }
}
