package city.weir.server.directory;

import city.weir.contract.reading.ContractSet;
import city.weir.contract.reading.ContractSet.Refused;
import city.weir.server.contracts.Contracts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Files of contracts that are not in force, and the entries that stay as they are meanwhile. */
@Component
public class RefusedContracts {
  private final Contracts contracts;
  private final ContractFiles files;

  RefusedContracts(Contracts contracts, ContractFiles files) {
    this.contracts = contracts;
    this.files = files;
  }

  /**
   * @param entries ids of the entries that were written from it; none when it is new
   */
  public record Held(Refused file, List<String> entries) {}

  /** All of them, by their names. */
  public List<Held> all() {
    ContractSet set = contracts.current();
    Map<String, String> last = files.all();
    return set.refused().stream()
        .map(
            file ->
                new Held(
                    file,
                    last.keySet().stream()
                        .filter(entry -> set.byId(entry).isEmpty() && isOf(file, entry, last))
                        .sorted()
                        .toList()))
        .sorted(Comparator.comparing(held -> held.file().file()))
        .toList();
  }

  /** Those that keep the contract of {@code entry} out of force. */
  public List<Refused> of(String entry) {
    return all().stream().filter(held -> held.entries().contains(entry)).map(Held::file).toList();
  }

  long count() {
    return contracts.current().refused().size();
  }

  /**
   * Whether {@code file} describes {@code entry}, or did when it was last right.
   *
   * @param last the file each entry was last written from
   */
  static boolean isOf(Refused file, String entry, Map<String, String> last) {
    return entry.equals(file.id()) || file.file().equals(last.get(entry));
  }
}
