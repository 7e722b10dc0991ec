package city.weir.server.directory;

import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import city.weir.contract.reading.ContractSet.Member;
import city.weir.server.contracts.Contracts;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Entries that contracts in force name as where their data comes from ({@code source.from}) and
 * that are not in force. No mistake that keeps a contract back, since the entry may come later, but
 * lineage ends there until it does.
 */
@Component
public class UnknownSources {
  private final Contracts contracts;
  private final InForce inForce;

  UnknownSources(Contracts contracts, InForce inForce) {
    this.contracts = contracts;
    this.inForce = inForce;
  }

  /**
   * @param file that names it
   * @param dataset whose source it is said to be
   * @param id that no entry in force has
   */
  public record Unknown(String file, DataContract dataset, String id) {}

  /** All of them, in the order of the contracts. */
  public List<Unknown> all() {
    return contracts.current().members().stream().flatMap(this::of).toList();
  }

  /** Those that the contract of {@code dataset} names. */
  public List<Unknown> of(String dataset) {
    return contracts.current().members().stream()
        .filter(member -> member.contract().id().equals(dataset))
        .flatMap(this::of)
        .toList();
  }

  private Stream<Unknown> of(Member member) {
    return member.contract().origin() instanceof Origin.Source source
        ? source.from().stream()
            .filter(id -> contracts.byId(id).isEmpty() && inForce.find(id).isEmpty())
            .map(id -> new Unknown(member.file(), member.contract(), id))
        : Stream.empty();
  }
}
