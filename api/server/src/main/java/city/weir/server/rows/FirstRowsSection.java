package city.weir.server.rows;

import city.weir.server.contracts.Contracts;
import city.weir.server.datasets.KnownDatasets;
import city.weir.server.directory.EntrySection;
import city.weir.sharing.policy.Subject;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The first rows of a dataset on the page of its entry, fetched once the page is there. */
@Component
final class FirstRowsSection implements EntrySection {
  private final Contracts contracts;
  private final KnownDatasets datasets;

  FirstRowsSection(Contracts contracts, KnownDatasets datasets) {
    this.contracts = contracts;
    this.datasets = datasets;
  }

  @Override
  public int order() {
    return 6;
  }

  @Override
  public String title() {
    return "rows.first";
  }

  @Override
  public String fragment() {
    return "console/rows/first :: section";
  }

  @Override
  public Optional<Map<String, Object>> model(String entry, Subject subject) {
    return contracts
        .byId(entry)
        .filter(dataset -> datasets.mayKnow(subject, dataset))
        .map(dataset -> Map.of("firstRowsOf", dataset.id()));
  }
}
