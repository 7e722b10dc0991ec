package city.weir.server.grading;

import city.weir.catalog.grading.Graded;
import city.weir.catalog.grading.exception.ExceptionStore;
import city.weir.catalog.grading.exception.GradeException;
import city.weir.catalog.lineage.ColumnOrigins;
import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import city.weir.contract.TableName;
import city.weir.contract.derivation.ColumnName;
import city.weir.contract.derivation.Influence;
import city.weir.server.contracts.Contracts;
import city.weir.server.settings.CityTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What columns of derived datasets are made of, and how that is graded. */
@Component
final class Inputs {
  private static final int EXCEPTIONS = 1_000;

  private final Contracts contracts;
  private final ColumnOrigins origins;
  private final ExceptionStore exceptions;
  private final Clock clock;
  private final CityTime time;

  Inputs(
      Contracts contracts,
      ColumnOrigins origins,
      ExceptionStore exceptions,
      Clock clock,
      CityTime time) {
    this.contracts = contracts;
    this.origins = origins;
    this.exceptions = exceptions;
    this.clock = clock;
    this.time = time;
  }

  /**
   * What {@code column} is made of: the columns of its name in the inputs, as contracts have it,
   * and those whose values flowed into it when it was last computed, whatever they are called.
   */
  List<Graded.Input> of(DataContract dataset, Column column) {
    if (!(dataset.origin() instanceof Origin.Model model)) {
      return List.of();
    }
    Set<ColumnName> made = new TreeSet<>();
    model.inputs().forEach(table -> made.add(new ColumnName(table, column.name())));
    origins
        .of(dataset.table())
        .map(derivation -> derivation.of(column.name()))
        .orElse(List.of())
        .stream()
        .filter(Influence::direct)
        .forEach(influence -> made.add(influence.of()));
    return made.stream().flatMap(of -> input(of.table(), of.column()).stream()).toList();
  }

  /** Those of them that are graded higher and that no exception in force covers. */
  List<Graded.Input> uncovered(DataContract dataset, Column column) {
    List<Graded.Input> higher =
        of(dataset, column).stream()
            .filter(input -> input.grade().compareTo(column.grade()) > 0)
            .toList();
    if (higher.isEmpty()) {
      return higher;
    }
    LocalDate today = LocalDate.now(clock.withZone(time.zone()));
    List<GradeException> standing =
        exceptions
            .list(Set.of(dataset.id()), GradeException.State.APPROVED, null, EXCEPTIONS)
            .stream()
            .filter(e -> e.standsOn(today))
            .filter(e -> e.column() == null || e.column().equals(column.name()))
            .filter(e -> e.grade().compareTo(column.grade()) <= 0)
            .toList();
    return higher.stream().filter(i -> standing.stream().noneMatch(e -> covers(e, i))).toList();
  }

  private static boolean covers(GradeException exception, Graded.Input input) {
    return exception.inputs().stream()
        .anyMatch(
            i ->
                i.table().equals(input.table())
                    && i.column().equals(input.column())
                    && i.grade().compareTo(input.grade()) >= 0);
  }

  /** A column of a table, as its contract grades it. */
  Optional<Graded.Input> input(TableName table, String column) {
    return contracts
        .byTable(table)
        .flatMap(c -> c.column(column))
        .map(c -> new Graded.Input(table, c.name(), c.grade()));
  }
}
