package city.weir.server.lineage;

import city.weir.contract.Origin;
import city.weir.server.contracts.Contracts;
import city.weir.server.datasets.KnownDatasets;
import city.weir.server.directory.EntrySection;
import city.weir.server.directory.InForce;
import city.weir.server.directory.UnknownSources;
import city.weir.sharing.policy.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where an entry's data comes from and goes to: the picture, as far as the reader may see it; of a
 * service, file, device or camera also what it feeds, down to the columns that are known.
 */
@Component
final class LineageSection implements EntrySection {
  private final Lineages lineages;
  private final Contracts contracts;
  private final KnownDatasets datasets;
  private final InForce inForce;
  private final UnknownSources unknown;

  LineageSection(
      Lineages lineages,
      Contracts contracts,
      KnownDatasets datasets,
      InForce inForce,
      UnknownSources unknown) {
    this.lineages = lineages;
    this.contracts = contracts;
    this.datasets = datasets;
    this.inForce = inForce;
    this.unknown = unknown;
  }

  @Override
  public int order() {
    return 7;
  }

  @Override
  public String title() {
    return "lineage";
  }

  @Override
  public String fragment() {
    return "console/lineage/section :: lineage";
  }

  @Override
  public Optional<Map<String, Object>> model(String entry, Subject subject) {
    if (!lineages.has(subject, entry)) {
      return Optional.empty();
    }
    boolean dataset = contracts.byId(entry).isPresent();
    List<Fed> fed = dataset ? List.of() : fed(entry, subject);
    // A dataset's page shows its neighbours; what delivers is some steps away from what it feeds.
    return Optional.of(
        Map.of(
            "lineageOf",
            new Shown(
                entry,
                dataset ? "both" : "down",
                dataset ? 1 : 3,
                fed,
                fed.stream().map(Fed::id).toList(),
                unknown(entry, subject))));
  }

  /** Told to those who can put it right: others may not know how a dataset is delivered. */
  private List<String> unknown(String entry, Subject subject) {
    return contracts
        .byId(entry)
        .filter(dataset -> subject.is(Subject.Role.STEWARD) || subject.owns(dataset))
        .map(dataset -> unknown.of(entry).stream().map(UnknownSources.Unknown::id).toList())
        .orElse(List.of());
  }

  /** Datasets whose source comes from {@code entry}, of those the subject may know of. */
  private List<Fed> fed(String entry, Subject subject) {
    List<Fed> fed = new ArrayList<>();
    inForce
        .find(entry)
        .ifPresent(
            source ->
                contracts.all().stream()
                    .filter(c -> c.origin() instanceof Origin.Source s && s.from().contains(entry))
                    .filter(c -> datasets.mayKnow(subject, c) || subject.owns(c))
                    .forEach(dataset -> fed.add(Fed.of(source, dataset))));
    return fed;
  }

  /**
   * @param open ids of the datasets whose columns the picture shows
   * @param unknown ids that its contract names as sources and no entry in force has
   */
  record Shown(
      String id,
      String direction,
      int depth,
      List<Fed> fed,
      List<String> open,
      List<String> unknown) {
    Shown {
      fed = List.copyOf(fed);
      open = List.copyOf(open);
      unknown = List.copyOf(unknown);
    }
  }
}
