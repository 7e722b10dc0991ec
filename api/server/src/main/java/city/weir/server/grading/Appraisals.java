package city.weir.server.grading;

import city.weir.catalog.grading.Appraiser;
import city.weir.catalog.grading.Assessment;
import city.weir.catalog.grading.Graded;
import city.weir.catalog.grading.ProtectedSites;
import city.weir.catalog.grading.SensitiveColumns;
import city.weir.catalog.grading.Suspicion;
import city.weir.catalog.grading.proposal.Proposals;
import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.contract.DataContract;
import city.weir.lake.Lake;
import city.weir.lake.tables.TableFacts;
import city.weir.server.grading.Looks.Look;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks through datasets and proposes what should be graded otherwise. */
@Component
final class Appraisals {
  /** Of a dataset that has no table yet. */
  private static final TableFacts NONE = new TableFacts(0, 0, 0, null, null);

  private final Lake lake;
  private final Sampler sampler;
  private final Inputs inputs;
  private final Looks looks;
  private final Proposals proposals;
  private final GradingSettings settings;
  private final Clock clock;

  Appraisals(
      Lake lake,
      Sampler sampler,
      Inputs inputs,
      Looks looks,
      Proposals proposals,
      GradingSettings settings,
      Clock clock) {
    this.lake = lake;
    this.sampler = sampler;
    this.inputs = inputs;
    this.looks = looks;
    this.proposals = proposals;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether something may be found in {@code contract} that was not there at the last look. */
  boolean due(DataContract contract) {
    TableFacts facts = lake.facts(contract.table()).orElse(NONE);
    Optional<Look> last = looks.last(contract.id());
    if (last.isEmpty() || !last.get().described().equals(described(contract))) {
      return true;
    }
    boolean changed = last.get().snapshot() != snapshot(facts);
    boolean first = last.get().rows() == 0 && facts.rows() > 0;
    return changed && (first || !last.get().at().plus(settings.again()).isAfter(clock.instant()));
  }

  /**
   * Looks at {@code contract} and its rows now.
   *
   * @return how many proposals are new
   */
  int look(DataContract contract, ProtectedSites sites) throws SQLException {
    Optional<TableFacts> table = lake.facts(contract.table());
    TableFacts facts = table.orElse(NONE);
    Sampler.Sample sample =
        table.isPresent() ? sampler.of(contract) : Sampler.Sample.withoutRows(contract);
    SensitiveColumns columns = new SensitiveColumns(sites);
    List<Suspicion> suspicions = new ArrayList<>(columns.find(sample.columns()));
    Optional<Column> longitude = contract.column(Column.Role.LONGITUDE);
    Optional<Column> latitude = contract.column(Column.Role.LATITUDE);
    if (longitude.isPresent() && latitude.isPresent()) {
      suspicions.addAll(
          columns.findSites(longitude.get().name(), latitude.get().name(), sample.places()));
    }
    List<Assessment> found = Assessment.of(suspicions, facts.rows());
    int made = proposals.file(contract.id(), Appraiser.appraise(graded(contract), found));
    looks.keep(
        new Look(
            contract.id(),
            described(contract),
            snapshot(facts),
            facts.rows(),
            clock.instant(),
            found));
    return made;
  }

  private Graded graded(DataContract contract) {
    return new Graded(
        contract.id(),
        contract.columns().stream()
            .map(
                c ->
                    new Graded.Item(
                        c.name(),
                        c.title(),
                        c.grade(),
                        c.type() instanceof ColumnType.Text,
                        c.mask() != null,
                        inputs.uncovered(contract, c)))
            .toList());
  }

  private static long snapshot(TableFacts facts) {
    Long snapshot = facts.snapshot();
    return snapshot == null ? 0 : snapshot;
  }

  /** The version does not say all: what a dataset is made of is graded by other contracts. */
  private String described(DataContract contract) {
    String derived =
        contract.columns().stream()
            .flatMap(
                c ->
                    inputs.uncovered(contract, c).stream()
                        .map(i -> "%s<%s.%s".formatted(c.name(), i.table(), i.column())))
            .collect(Collectors.joining(" "));
    return "%s %08x".formatted(contract.version(), derived.hashCode());
  }
}
