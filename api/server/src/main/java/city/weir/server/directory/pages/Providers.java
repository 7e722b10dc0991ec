package city.weir.server.directory.pages;

import city.weir.server.contracts.Contracts;
import city.weir.server.security.Parties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Bureaus that are known, to be chosen from. */
@Component
final class Providers {
  private final Contracts contracts;
  private final Parties parties;

  Providers(Contracts contracts, Parties parties) {
    this.contracts = contracts;
    this.parties = parties;
  }

  /** 统一社会信用代码 by name: of those that provide datasets, and of the parties. */
  SortedMap<String, String> codes() {
    SortedMap<String, String> codes = new TreeMap<>();
    parties.all().stream()
        .filter(party -> party.organisation() != null)
        .forEach(party -> codes.put(party.name(), String.valueOf(party.organisation())));
    contracts
        .all()
        .forEach(contract -> codes.put(contract.provider().name(), contract.provider().code()));
    return codes;
  }
}
