package city.weir.catalog;

import city.weir.contract.DataContract;
import city.weir.contract.reading.ContractException;
import city.weir.contract.reading.ContractReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The directory of the sample city. */
public final class SampleEntries {
  public static final List<Entry> ALL = contracts().stream().map(Entries::of).toList();

  private SampleEntries() {}

  public static Entry of(String id) {
    return ALL.stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
  }

  public static DataContract contract(String file) {
    try {
      return new ContractReader().read(folder().resolve(file));
    } catch (ContractException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same entry in another state. */
  public static Entry in(State state, Entry e) {
    return changed(e.id(), state, e.thing(), e.title(), e);
  }

  /** The same entry under another name. */
  public static Entry titled(String title, Entry e) {
    return changed(e.id(), e.state(), e.thing(), title, e);
  }

  /** The same entry under another id. */
  public static Entry called(String id, Entry e) {
    return changed(id, e.state(), e.thing(), e.title(), e);
  }

  /** The same entry while its table is not in the lake yet. */
  public static Entry registered(Entry e) {
    return changed(e.id(), e.state(), new Thing.Dataset(null, null), e.title(), e);
  }

  private static Entry changed(String id, State state, Thing thing, String title, Entry e) {
    return new Entry(
        id,
        e.version(),
        state,
        thing,
        title,
        e.english(),
        e.category(),
        e.code(),
        e.provider(),
        e.summary(),
        e.englishSummary(),
        e.format(),
        e.items(),
        e.grade(),
        e.sharing(),
        e.open(),
        e.openCondition(),
        e.updateCycle(),
        e.publishedOn(),
        e.related(),
        e.keywords(),
        e.area());
  }

  private static List<DataContract> contracts() {
    List<DataContract> contracts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder())) {
      files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".odcs.yaml"))
          .sorted()
          .forEach(f -> contracts.add(contract(f)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contracts;
  }

  private static Path folder() {
    return Path.of(System.getProperty("weir.root", ".."), "samples", "wuhan", "contracts");
  }
}
