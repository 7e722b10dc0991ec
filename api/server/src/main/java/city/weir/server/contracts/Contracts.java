package city.weir.server.contracts;

import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import city.weir.contract.TableName;
import city.weir.contract.reading.ContractException;
import city.weir.contract.reading.ContractReader;
import city.weir.contract.reading.Problem;
import city.weir.server.sample.SampleCity;
import city.weir.server.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/**
 * The contracts in force: those in the home's contracts folder that can be read. One that cannot is
 * reported and left out; the others stay in force. Safe for several threads.
 */
@Component
@DependsOn(SampleCity.BEAN)
public final class Contracts {
  static final String SUFFIX = ".odcs.yaml";
  private static final Logger log = LoggerFactory.getLogger(Contracts.class);

  private final Path folder;
  private final ApplicationEventPublisher events;
  private final ContractReader reader = new ContractReader();
  private volatile Read current = new Read(List.of(), List.of());

  private record Read(List<HeldContract> held, List<Problem> problems) {}

  Contracts(Home home, ApplicationEventPublisher events) {
    this.folder = home.contracts();
    this.events = events;
    this.current = readAll();
  }

  /** All contracts in force, by file name. */
  public List<HeldContract> held() {
    return current.held();
  }

  /** All contracts in force. */
  public List<DataContract> all() {
    return current.held().stream().map(HeldContract::contract).toList();
  }

  public Optional<DataContract> byId(String id) {
    return all().stream().filter(c -> c.id().equals(id)).findFirst();
  }

  public Optional<DataContract> byTable(TableName table) {
    return all().stream().filter(c -> c.table().equals(table)).findFirst();
  }

  /** What is wrong with the files that are not in force. */
  public List<Problem> problems() {
    return current.problems();
  }

  /**
   * All a worker needs to carry out a contract: its text, the SQL model it names, and the code
   * lists beside it, by file name.
   */
  public Map<String, String> files(HeldContract held) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(held.file(), held.text());
    if (held.contract().origin() instanceof Origin.Model model) {
      files.put(model.sqlFile(), model.sql());
    }
    for (Path list : list(".csv")) {
      String name = name(list);
      if (held.text().contains("'" + name.substring(0, name.length() - 4) + "'")) {
        files.put(name, text(list));
      }
    }
    return files;
  }

  /** Reads the folder again and tells everyone. */
  public synchronized void reload() {
    current = readAll();
    events.publishEvent(new ContractsChanged(all()));
  }

  private Read readAll() {
    List<HeldContract> held = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Path file : list(SUFFIX)) {
      try {
        held.add(new HeldContract(name(file), text(file), reader.read(file)));
      } catch (ContractException e) {
        problems.addAll(e.problems());
        log.error("Contract {} is not in force:\n{}", name(file), e.getMessage());
      }
    }
    return new Read(List.copyOf(held), List.copyOf(problems));
  }

  private List<Path> list(String suffix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> name(f).endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list contracts in " + folder, e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }
}
