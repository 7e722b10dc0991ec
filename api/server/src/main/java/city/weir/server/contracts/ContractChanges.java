package city.weir.server.contracts;

import city.weir.contract.DataContract;
import city.weir.contract.Problem;
import city.weir.contract.change.Compatibility;
import city.weir.contract.change.Verdict;
import city.weir.contract.reading.ContractException;
import city.weir.contract.reading.ContractReader;
import city.weir.contract.reading.ContractSet;
import city.weir.contract.reading.GradeApprovals;
import city.weir.contract.standard.Standards;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Changes the files of the contracts folder, one at a time. A change comes into force only if no
 * contract becomes wrong by it and none breaks those who read by its present version.
 */
@Component
final class ContractChanges {
  private static final List<String> ENDINGS = List.of(ContractSet.SUFFIX, ".sql", ".csv");

  private final Home home;
  private final Contracts contracts;
  private final GradeApprovals approvals;
  private final ContractReader reader;

  ContractChanges(Home home, Contracts contracts, GradeApprovals approvals, Standards standards) {
    this.home = home;
    this.contracts = contracts;
    this.approvals = approvals;
    this.reader = new ContractReader(standards);
  }

  /** What a change did: for each contract it touched, every difference. */
  record Outcome(String file, boolean created, List<Touched> contracts) {
    record Touched(String id, String version, List<String> changes) {}
  }

  /** The text of {@code file}, empty when there is none. */
  Optional<String> text(String file) throws IOException {
    Path path = home.contracts().resolve(named(file));
    return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
  }

  /**
   * Puts {@code text} in place of {@code file}, and in force.
   *
   * @throws ContractException when a contract would be wrong; nothing was changed
   * @throws ProblemException when it would break readers, or show more of a column, which nobody
   *     decides alone; nothing was changed
   */
  synchronized Outcome put(String file, String text) throws IOException, ContractException {
    named(file);
    boolean created = !Files.exists(home.contracts().resolve(file));
    return new Outcome(file, created, replace(Map.of(file, text), false));
  }

  /**
   * Puts each of {@code texts} in place of its file, and all in force at once. Where more is shown
   * by them two people have decided on it.
   *
   * @param texts by the name of the file, in the order in which they are written: should the server
   *     die in between, those already written must agree with those that are not
   */
  synchronized List<Outcome.Touched> replace(Map<String, String> texts)
      throws IOException, ContractException {
    return replace(texts, true);
  }

  private List<Outcome.Touched> replace(Map<String, String> texts, boolean mayWiden)
      throws IOException, ContractException {
    Map<String, String> files = files();
    ContractSet before = ContractSet.read(reader, files, approvals);
    files.putAll(texts);
    ContractSet after = ContractSet.read(reader, files, approvals);
    Set<Problem> known = new HashSet<>(before.problems());
    List<Problem> fresh = after.problems().stream().filter(p -> !known.contains(p)).toList();
    if (!fresh.isEmpty()) {
      throw new ContractException(fresh);
    }
    if (!mayWiden) {
      refuseWider(WiderColumns.between(before, after));
    }
    List<Outcome.Touched> touched = judge(before, after);
    for (Map.Entry<String, String> each : texts.entrySet()) {
      store(each.getKey(), each.getValue());
    }
    contracts.reload();
    return touched;
  }

  private static void refuseWider(List<String> wider) {
    if (!wider.isEmpty()) {
      throw new ProblemException(
          ProblemCode.LOWER_GRADE,
          "Nothing was changed. Nobody grades data lower, or masks it less, alone: leave it as it is"
              + " and propose that (POST /api/v1/grading-proposals, or Grades in the console),"
              + " which another steward accepts; below an input, ask for an exception (POST"
              + " /api/v1/grade-exceptions)",
          wider);
    }
  }

  private static List<Outcome.Touched> judge(ContractSet before, ContractSet after) {
    List<Outcome.Touched> touched = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (DataContract next : after.contracts()) {
      Optional<DataContract> old = before.byId(next.id());
      if (old.isEmpty()) {
        touched.add(new Outcome.Touched(next.id(), next.version(), List.of("new")));
        continue;
      }
      Verdict verdict = Compatibility.judge(old.get(), next);
      verdict.breaking().forEach(change -> refusals.add(next.id() + ": " + change));
      verdict.versionProblem().ifPresent(problem -> refusals.add(next.id() + ": " + problem));
      if (!verdict.changes().isEmpty()) {
        List<String> changes = verdict.changes().stream().map(Object::toString).toList();
        touched.add(new Outcome.Touched(next.id(), next.version(), changes));
      }
    }
    for (DataContract gone : before.contracts()) {
      if (after.byId(gone.id()).isEmpty()) {
        refusals.add(gone.id() + ": would be gone; set its status to retired instead");
      }
    }
    if (!refusals.isEmpty()) {
      throw new ProblemException(
          ProblemCode.BREAKING_CHANGE,
          "Nothing was changed. Give a breaking change an id and a table of its own, and retire the"
              + " old contract when nobody reads it any more",
          refusals);
    }
    return touched;
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new HashMap<>();
    try (Stream<Path> paths = Files.list(home.contracts())) {
      for (Path path : paths.toList()) {
        String name = String.valueOf(path.getFileName());
        if (ENDINGS.stream().anyMatch(name::endsWith)) {
          files.put(name, Files.readString(path));
        }
      }
    }
    return files;
  }

  private void store(String file, String text) throws IOException {
    Path beside = home.contracts().resolve("." + file + ".part");
    Files.writeString(beside, text);
    Files.move(
        beside,
        home.contracts().resolve(file),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Names that stay within the folder. */
  private static String named(String file) {
    if (!file.matches("[a-z0-9][a-z0-9._-]{0,120}") || ENDINGS.stream().noneMatch(file::endsWith)) {
      throw new ProblemException(
          ProblemCode.MALFORMED,
          "'%s' is no name of a contract's file: write a-z, 0-9, hyphens and dots, ending in %s"
              .formatted(file, String.join(", ", ENDINGS)));
    }
    return file;
  }
}
