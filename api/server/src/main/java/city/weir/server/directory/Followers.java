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
import city.weir.contract.reading.ContractSet.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The entries of datasets, which follow contracts. One whose contract is gone is withdrawn; one
 * whose contract is there but cannot be in force stays as it is, for a mistake in a file says
 * nothing about the dataset. Only what changed since the last time is looked at.
 */
@Component
class Followers {
  private static final Logger log = LoggerFactory.getLogger(Followers.class);

  private final EntryStore store;
  private final Lifecycle lifecycle;
  private final Categories categories;
  private final ContractFiles files;
  private final Drafts drafts = new Drafts(Guide.published());

  /** The contracts that entries say the same as, by id. */
  private final Map<String, DataContract> followed = new HashMap<>();

  Followers(EntryStore store, Lifecycle lifecycle, Categories categories, ContractFiles files) {
    this.store = store;
    this.lifecycle = lifecycle;
    this.categories = categories;
    this.files = files;
  }

  /** Brings the entries in line with {@code set}. One that cannot follow hinders no other. */
  synchronized void follow(ContractSet set) {
    Map<String, String> last = files.all();
    for (ContractSet.Member member : set.members()) {
      DataContract contract = member.contract();
      if (!member.file().equals(last.get(contract.id()))) {
        files.remember(contract.id(), member.file());
      }
      if (!contract.equals(followed.get(contract.id())) && followed(contract)) {
        followed.put(contract.id(), contract);
      }
    }
    withdrawGone(set, last);
  }

  private boolean followed(DataContract contract) {
    try {
      Entry entry = Entries.of(contract);
      categories.grow(entry.category());
      return moved(contract.id(), drafts.draft(entry), entry.state(), contract.version());
    } catch (IllegalArgumentException e) {
      log.error(
          "The entry of {} cannot follow its contract {}: {}",
          contract.id(),
          contract.version(),
          e.getMessage());
      return false;
    }
  }

  private boolean moved(String id, Draft draft, State state, String version) {
    try {
      lifecycle.follow(id, draft, state, version);
      return true;
    } catch (LifeRefused e) {
      // Another process of the same directory was faster, with the same contracts.
      log.info("The entry of {} follows elsewhere: {}", id, e.getMessage());
    } catch (DuplicateKeyException e) {
      log.error("The entry of {} cannot have its contract's code: another entry has it", id);
    }
    return false;
  }

  /**
   * @param last the file each entry was last written from
   */
  private void withdrawGone(ContractSet set, Map<String, String> last) {
    List<String> absent =
        last.keySet().stream().filter(id -> set.byId(id).isEmpty()).sorted().toList();
    if (absent.isEmpty()) {
      return;
    }
    Set<String> unknown =
        set.refused().stream()
            .filter(file -> file.id() == null && !last.containsValue(file.file()))
            .map(Refused::file)
            .collect(Collectors.toSet());
    for (String id : absent) {
      if (set.refused().stream().anyMatch(file -> RefusedContracts.isOf(file, id, last))) {
        log.warn("The entry of {} stays as it is while its contract is not in force", id);
      } else if (!unknown.isEmpty()) {
        log.warn(
            "The entry of {}, which no contract is in force for, stays as it is while nobody can"
                + " tell whose contract is in {}",
            id,
            unknown);
      } else {
        withdraw(id);
      }
    }
  }

  private void withdraw(String id) {
    Life life = store.find(id).orElse(null);
    String version = life == null ? null : life.contract();
    if (life == null
        || version == null
        || moved(id, life.latest().draft(), State.WITHDRAWN, version)) {
      followed.remove(id);
      files.forget(id);
    }
  }
}
