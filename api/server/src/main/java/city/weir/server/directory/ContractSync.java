package city.weir.server.directory;

import city.weir.catalog.Entries;
import city.weir.catalog.Entry;
import city.weir.catalog.State;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Drafts;
import city.weir.catalog.draft.Guide;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.LifeRefused;
import city.weir.catalog.lifecycle.Lifecycle;
import city.weir.contract.DataContract;
import city.weir.contract.reading.ContractSet;
import city.weir.server.contracts.Contracts;
import city.weir.server.contracts.ContractsChanged;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Lets datasets' entries follow their contracts, at the start and whenever others come into force.
 * A dataset whose contract is no longer there is withdrawn. An entry that cannot follow is
 * reported; the others do.
 */
@Component
class ContractSync implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(ContractSync.class);
  private static final int AT_ONCE = 500;

  private final Contracts contracts;
  private final EntryStore store;
  private final Lifecycle lifecycle;
  private final Categories categories;
  private final Drafts drafts = new Drafts(Guide.published());

  ContractSync(Contracts contracts, EntryStore store, Lifecycle lifecycle, Categories categories) {
    this.contracts = contracts;
    this.store = store;
    this.lifecycle = lifecycle;
    this.categories = categories;
  }

  @Override
  public void afterSingletonsInstantiated() {
    follow(contracts.current());
  }

  /** Before others who look at what the entries say then. */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void changed(ContractsChanged event) {
    follow(event.contracts());
  }

  private synchronized void follow(ContractSet set) {
    set.contracts().forEach(this::follow);
    String after = null;
    List<Life> some;
    do {
      some = store.all(after, AT_ONCE);
      for (Life life : some) {
        if (life.contract() != null && set.byId(life.id()).isEmpty()) {
          follow(life.id(), life.latest().draft(), State.WITHDRAWN, life.contract());
        }
        after = life.id();
      }
    } while (some.size() == AT_ONCE);
  }

  private void follow(DataContract contract) {
    try {
      Entry entry = Entries.of(contract);
      categories.grow(entry.category());
      follow(contract.id(), drafts.draft(entry), entry.state(), contract.version());
    } catch (IllegalArgumentException e) {
      log.error(
          "The entry of {} cannot follow its contract {}: {}",
          contract.id(),
          contract.version(),
          e.getMessage());
    }
  }

  private void follow(String id, Draft draft, State state, String version) {
    try {
      lifecycle.follow(id, draft, state, version);
    } catch (LifeRefused e) {
      // Another process of the same directory was faster, with the same contracts.
      log.info("The entry of {} follows elsewhere: {}", id, e.getMessage());
    } catch (DuplicateKeyException e) {
      log.error("The entry of {} cannot have its contract's code: another entry has it", id);
    }
  }
}
