package city.weir.server.grading;

import city.weir.catalog.grading.exception.ExceptionStore;
import city.weir.catalog.grading.exception.GradeException;
import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.GradeReason;
import city.weir.server.contracts.Contracts;
import city.weir.server.directory.Waiting;
import city.weir.server.settings.CityTime;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Exceptions that end soon, among what waits for stewards and for the owners of the datasets that
 * rest on them: once they have ended, the dataset is out of force.
 */
@Component
final class EndingExceptions implements Waiting {
  private final ExceptionStore store;
  private final Contracts contracts;
  private final GradingSettings settings;
  private final Clock clock;
  private final CityTime time;

  EndingExceptions(
      ExceptionStore store,
      Contracts contracts,
      GradingSettings settings,
      Clock clock,
      CityTime time) {
    this.store = store;
    this.contracts = contracts;
    this.settings = settings;
    this.clock = clock;
    this.time = time;
  }

  /** Those that end within the days of notice and that a contract in force rests on. */
  List<GradeException> of(Subject subject) {
    LocalDate today = LocalDate.now(clock.withZone(time.zone()));
    LocalDate last = today.plusDays(settings.noticeDays());
    return contracts.all().stream()
        .filter(contract -> subject.is(Role.STEWARD) || subject.owns(contract))
        .map(DataContract::columns)
        .flatMap(List::stream)
        .map(Column::gradeReason)
        .filter(Objects::nonNull)
        .map(GradeReason::approval)
        .distinct()
        .flatMap(id -> store.find(id).stream())
        .filter(exception -> exception.standsOn(today) && !exception.until().isAfter(last))
        .toList();
  }

  @Override
  public int order() {
    return 31;
  }

  @Override
  public String title() {
    return "grading.exceptions.ending";
  }

  @Override
  public String link() {
    return "/console/grading/exceptions";
  }

  @Override
  public long count(Subject subject) {
    return of(subject).size();
  }
}
