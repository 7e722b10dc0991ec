package city.weir.server.datasets;

import city.weir.catalog.DirectoryIndex;
import city.weir.catalog.Entries;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.server.contracts.Contracts;
import city.weir.server.contracts.ContractsChanged;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The searchable directory of the contracts in force. The index is opened by the first search and
 * not by the start, which it would delay by its dictionary of Chinese words.
 */
@Component
public class Directory {
  private final ObjectProvider<DirectoryIndex> index;
  private final Contracts contracts;
  private boolean filled;

  Directory(ObjectProvider<DirectoryIndex> index, Contracts contracts) {
    this.index = index;
    this.contracts = contracts;
  }

  public synchronized SearchResult search(SearchRequest request) {
    DirectoryIndex opened = index.getObject();
    if (!filled) {
      opened.rebuild(contracts.all().stream().map(Entries::of), "", taken -> {});
      filled = true;
    }
    return opened.search(request);
  }

  @EventListener(ContractsChanged.class)
  synchronized void refill() {
    filled = false;
  }
}
