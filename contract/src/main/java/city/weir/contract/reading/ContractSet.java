package city.weir.contract.reading;

import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import city.weir.contract.Problem;
import city.weir.contract.TableName;
import city.weir.contract.document.Findings;
import city.weir.contract.document.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Many contracts held against one another. What is wrong is left out and reported, with all that
 * depends on it; the others stand. Immutable.
 */
public final class ContractSet {
  /** What the names of contracts' files end in. */
  public static final String SUFFIX = ".odcs.yaml";

  private static final Comparator<Member> AS_DATA_MOVES =
      Comparator.comparing((Member m) -> m.contract().zone())
          .thenComparing(m -> m.contract().table().name());

  /**
   * A contract and what it was read from.
   *
   * @param file name of its file
   * @param files its own text and that of the files it needs (SQL model, code lists), by name
   */
  public record Member(String file, DataContract contract, Map<String, String> files) {
    public Member {
      files = Map.copyOf(files);
    }
  }

  /**
   * A file that was left out.
   *
   * @param id of the dataset it means to describe, or null when that cannot be read
   * @param contract what it says, when it is sound by itself and only does not agree with others;
   *     null otherwise
   */
  public record Refused(
      String file, @Nullable String id, @Nullable DataContract contract, List<Problem> problems) {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  private final List<Member> members;
  private final List<Refused> refused;
  private final Map<String, DataContract> byId = new HashMap<>();

  private ContractSet(List<Member> members, List<Refused> refused) {
    this.members = members.stream().sorted(AS_DATA_MOVES).toList();
    this.refused = List.copyOf(refused);
    members.forEach(member -> byId.put(member.contract().id(), member.contract()));
  }

  /**
   * Reads all contracts in {@code folder}, not in folders below it.
   *
   * @param approvals of grades lower than those of inputs
   * @throws IOException when the folder cannot be listed; a file that cannot be read is a problem
   */
  public static ContractSet read(ContractReader reader, Path folder, GradeApprovals approvals)
      throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> name.endsWith(SUFFIX))
              .sorted()
              .toList();
      return read(reader, names, ContractReader.Siblings.in(folder), approvals);
    }
  }

  /** Reads the contracts among {@code files}, whose siblings are the others. */
  public static ContractSet read(
      ContractReader reader, Map<String, String> files, GradeApprovals approvals) {
    List<String> names = files.keySet().stream().filter(n -> n.endsWith(SUFFIX)).sorted().toList();
    return read(
        reader,
        names,
        name -> {
          String text = files.get(name);
          if (text == null) {
            throw new IOException("no such file");
          }
          return text;
        },
        approvals);
  }

  private static ContractSet read(
      ContractReader reader,
      List<String> names,
      ContractReader.Siblings folder,
      GradeApprovals approvals) {
    List<Refused> refused = new ArrayList<>();
    List<Candidate> candidates = new ArrayList<>();
    for (String name : names) {
      Findings findings = new Findings(name);
      Map<String, String> needed = new LinkedHashMap<>();
      ContractReader.Siblings all = reader.withLibrary(folder);
      ContractReader.Siblings recording =
          sibling -> {
            String text = all.read(sibling);
            needed.put(sibling, text);
            return text;
          };
      Node root = null;
      try {
        root = reader.document(recording.read(name), findings);
        DataContract contract = reader.assemble(root, findings, recording);
        candidates.add(new Candidate(new Member(name, contract, needed), root, findings));
      } catch (IOException e) {
        Problem unreadable =
            new Problem(name, 1, "", "Cannot be read: " + e.getMessage(), "Make it UTF-8 text");
        refused.add(new Refused(name, null, null, List.of(unreadable)));
      } catch (ContractException e) {
        String id = root == null ? null : root.text("id").orElse(null);
        refused.add(new Refused(name, id, null, e.problems()));
      }
    }
    List<Member> sound = new SetRules(candidates, approvals).sound();
    candidates.stream()
        .filter(candidate -> !candidate.findings().isEmpty())
        .map(Candidate::leftOut)
        .forEach(refused::add);
    return new ContractSet(sound, refused);
  }

  /** In the order in which data moves: no dataset stands before one it reads. */
  public List<DataContract> contracts() {
    return members.stream().map(Member::contract).toList();
  }

  /** The same order, with the files. */
  public List<Member> members() {
    return members;
  }

  /** The files that were left out. */
  public List<Refused> refused() {
    return refused;
  }

  /** What is wrong with the files that were left out. */
  public List<Problem> problems() {
    return refused.stream().flatMap(file -> file.problems().stream()).toList();
  }

  public Optional<DataContract> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public Optional<DataContract> byTable(TableName table) {
    return contracts().stream().filter(c -> c.table().equals(table)).findFirst();
  }

  /**
   * The datasets made from {@code table}: those whose source lands there, or whose model reads it.
   */
  public List<DataContract> readersOf(TableName table) {
    return contracts().stream().filter(c -> inputsOf(c).contains(table)).toList();
  }

  /** The tables a dataset is made from: its raw table, or its model's inputs. */
  public static List<TableName> inputsOf(DataContract contract) {
    if (contract.origin() instanceof Origin.Model model) {
      return model.inputs();
    }
    return contract.origin() instanceof Origin.Source source ? List.of(source.raw()) : List.of();
  }

  /** Every raw table, with the delivered fields that contracts read from it. */
  public Map<TableName, List<String>> rawTables() {
    Map<TableName, Set<String>> fields = new TreeMap<>(Comparator.comparing(TableName::toString));
    for (DataContract contract : contracts()) {
      if (contract.origin() instanceof Origin.Source source) {
        Set<String> read = fields.computeIfAbsent(source.raw(), raw -> new LinkedHashSet<>());
        contract.columns().forEach(column -> read.addAll(column.sources()));
      }
    }
    Map<TableName, List<String>> tables = new LinkedHashMap<>();
    fields.forEach((table, read) -> tables.put(table, List.copyOf(read)));
    return tables;
  }

  /** A contract sound by itself, with its document for naming places in it. */
  record Candidate(Member member, Node root, Findings findings) {
    DataContract contract() {
      return member.contract();
    }

    Refused leftOut() {
      return new Refused(member.file(), contract().id(), contract(), findings.problems());
    }
  }
}
