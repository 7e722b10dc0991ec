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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

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

  private final List<Member> members;
  private final List<Problem> problems;

  private ContractSet(List<Member> members, List<Problem> problems) {
    this.members = members.stream().sorted(AS_DATA_MOVES).toList();
    this.problems = List.copyOf(problems);
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
    List<Problem> problems = new ArrayList<>();
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
      try {
        String yaml = recording.read(name);
        Node root = reader.document(yaml, findings);
        DataContract contract = reader.assemble(root, findings, recording);
        candidates.add(new Candidate(new Member(name, contract, needed), root, findings));
      } catch (IOException e) {
        problems.add(
            new Problem(name, 1, "", "Cannot be read: " + e.getMessage(), "Make it UTF-8 text"));
      } catch (ContractException e) {
        problems.addAll(e.problems());
      }
    }
    List<Member> sound = new SetRules(candidates, approvals).sound(problems);
    return new ContractSet(sound, problems);
  }

  /** In the order in which data moves: no dataset stands before one it reads. */
  public List<DataContract> contracts() {
    return members.stream().map(Member::contract).toList();
  }

  /** The same order, with the files. */
  public List<Member> members() {
    return members;
  }

  /** What is wrong with the contracts that were left out. */
  public List<Problem> problems() {
    return problems;
  }

  public Optional<DataContract> byId(String id) {
    return contracts().stream().filter(c -> c.id().equals(id)).findFirst();
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
  }
}
