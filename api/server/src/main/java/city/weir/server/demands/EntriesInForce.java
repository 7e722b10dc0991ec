package city.weir.server.demands;

import city.weir.catalog.Entry;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.contract.Provider;
import city.weir.server.directory.Directory;
import city.weir.server.directory.InForce;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The entries in force, as supply and demand look at them. */
@Component
class EntriesInForce {
  private final InForce inForce;
  private final Directory directory;

  EntriesInForce(InForce inForce, Directory directory) {
    this.inForce = inForce;
    this.directory = directory;
  }

  Optional<Entry> find(String id) {
    return inForce.find(id);
  }

  List<Entry> all() {
    return inForce.all().toList();
  }

  /** What happened after the step numbered {@code after}; see {@link InForce#since}. */
  InForce.News since(long after) {
    return inForce.since(after);
  }

  SearchResult search(SearchRequest request) {
    return directory.search(request);
  }

  /** Who provides something, in the order of names. */
  Collection<Provider> providers() {
    Map<String, Provider> byCode = new LinkedHashMap<>();
    inForce
        .all()
        .map(Entry::provider)
        .sorted(Comparator.comparing(Provider::name))
        .forEach(provider -> byCode.putIfAbsent(provider.code(), provider));
    return byCode.values();
  }
}
