package city.weir.server.demands;

import city.weir.catalog.Audience;
import city.weir.catalog.Entries;
import city.weir.catalog.Entry;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.contract.Provider;
import city.weir.server.contracts.Contracts;
import city.weir.server.datasets.Directory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The entries in force, as supply and demand look at them. */
@Component
class EntriesInForce {
  private final Contracts contracts;
  private final Directory directory;

  EntriesInForce(Contracts contracts, Directory directory) {
    this.contracts = contracts;
    this.directory = directory;
  }

  Optional<Entry> find(String id) {
    return contracts.byId(id).map(Entries::of).filter(Audience.PARTNER::mayKnowOf);
  }

  List<Entry> all() {
    return contracts.all().stream().map(Entries::of).filter(Audience.PARTNER::mayKnowOf).toList();
  }

  SearchResult search(SearchRequest request) {
    return directory.search(request);
  }

  /** Who provides something, in the order of names. */
  Collection<Provider> providers() {
    Map<String, Provider> byCode = new LinkedHashMap<>();
    contracts.all().stream()
        .map(contract -> contract.provider())
        .sorted(java.util.Comparator.comparing(Provider::name))
        .forEach(provider -> byCode.putIfAbsent(provider.code(), provider));
    return byCode.values();
  }
}
