package city.weir.server.datasets;

import city.weir.catalog.DirectoryIndex;
import city.weir.catalog.Entries;
import city.weir.catalog.Entry;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.server.contracts.Contracts;
import city.weir.server.contracts.ContractsChanged;
import city.weir.server.search.IndexSource;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The searchable directory of the contracts in force. The index is opened by the first search and
 * not by the start, which it would delay by its dictionary of Chinese words.
 */
@Component
public class Directory implements IndexSource {
  private final ObjectProvider<DirectoryIndex> index;
  private final Contracts contracts;
  private boolean filled;

  Directory(ObjectProvider<DirectoryIndex> index, Contracts contracts) {
    this.index = index;
    this.contracts = contracts;
  }

  public SearchResult search(SearchRequest request) {
    return filled().search(request);
  }

  @Override
  public String mark() {
    return "";
  }

  @Override
  public Stream<Entry> entries() {
    return contracts.all().stream().map(Entries::of);
  }

  private synchronized DirectoryIndex filled() {
    DirectoryIndex opened = index.getObject();
    if (!filled) {
      opened.rebuild(entries(), mark(), taken -> {});
      filled = true;
    }
    return opened;
  }

  @EventListener(ContractsChanged.class)
  synchronized void refill() {
    filled = false;
  }
}
