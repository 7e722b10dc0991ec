package city.weir.server.lineage;

import city.weir.catalog.lineage.Node;
import city.weir.catalog.lineage.Onlooker;
import city.weir.catalog.lineage.Use;
import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import city.weir.server.contracts.Contracts;
import city.weir.server.datasets.KnownDatasets;
import city.weir.server.directory.DirectoryReading;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a subject may see of lineage: the same that the directory tells them, and no more. */
@Component
final class Onlookers {
  private final Contracts contracts;
  private final KnownDatasets datasets;
  private final DirectoryReading reading;
  private final Users users;

  Onlookers(Contracts contracts, KnownDatasets datasets, DirectoryReading reading, Users users) {
    this.contracts = contracts;
    this.datasets = datasets;
    this.reading = reading;
    this.users = users;
  }

  /**
   * @param readers who read which dataset lately, by its id, where the subject may know
   */
  Onlooker of(Subject subject, Map<String, List<Use>> readers) {
    return new Reader(subject, readers);
  }

  private final class Reader implements Onlooker {
    private final Subject subject;
    private final Map<String, List<Use>> readers;
    private final Map<String, DataContract> byId = new HashMap<>();
    private @Nullable Function<DataContract, List<Use>> known;

    /** Raw tables and sources of datasets that the subject answers for. */
    private final Set<String> own = new HashSet<>();

    /** Whether the subject may know of an entry, of those that were met. */
    private final Map<String, Boolean> entries = new HashMap<>();

    Reader(Subject subject, Map<String, List<Use>> readers) {
      this.subject = subject;
      this.readers = readers;
      for (DataContract contract : contracts.all()) {
        byId.put(contract.id(), contract);
        if (contract.origin() instanceof Origin.Source source && subject.owns(contract)) {
          own.addAll(List.of(source.raw().toString(), Node.source(source).id()));
        }
      }
    }

    @Override
    public Sight sight(Node node) {
      return switch (node.kind()) {
        case DATASET -> {
          DataContract contract = byId.get(node.id());
          boolean seen =
              contract != null && (datasets.mayKnow(subject, contract) || subject.owns(contract));
          yield seen ? Sight.SEEN : Sight.COUNTED;
        }
        case RAW -> delivered(node) ? Sight.SEEN : Sight.COUNTED;
        case SOURCE -> delivered(node) ? Sight.SEEN : Sight.NONE;
        case ENTRY -> known(node.id()) ? Sight.SEEN : Sight.NONE;
        case QUERY, PARTY -> Sight.NONE;
      };
    }

    private boolean known(String entry) {
      return entries.computeIfAbsent(entry, id -> reading.published(subject, id).isPresent());
    }

    /** How a bureau delivers, and into what, is between the bureau and who keeps the directory. */
    private boolean delivered(Node node) {
      return subject.is(Role.STEWARD) || own.contains(node.id());
    }

    /** Looked up only when users are asked for. */
    private Function<DataContract, List<Use>> known() {
      Function<DataContract, List<Use>> found = known;
      if (found == null) {
        found = users.knownTo(subject);
        known = found;
      }
      return found;
    }

    @Override
    public List<Use> uses(Node dataset) {
      DataContract contract = byId.get(dataset.id());
      return contract == null
          ? List.of()
          : Stream.concat(
                  known().apply(contract).stream(),
                  readers.getOrDefault(dataset.id(), List.of()).stream())
              .toList();
    }
  }
}
