package city.weir.server.grading;

import city.weir.catalog.grading.exception.ExceptionStore;
import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.GradeReason;
import city.weir.server.contracts.Contracts;
import city.weir.server.settings.CityTime;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has contracts read anew once an exception they rest on has ended, here or by another process:
 * then they are refused.
 */
@Component
class EndedExceptions {
  private static final Logger log = LoggerFactory.getLogger(EndedExceptions.class);

  private final ExceptionStore store;
  private final Contracts contracts;
  private final Clock clock;
  private final CityTime time;

  EndedExceptions(ExceptionStore store, Contracts contracts, Clock clock, CityTime time) {
    this.store = store;
    this.contracts = contracts;
    this.clock = clock;
    this.time = time;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  void sweep() throws IOException {
    for (DataContract contract : contracts.all()) {
      boolean ended =
          contract.columns().stream()
              .map(Column::gradeReason)
              .filter(Objects::nonNull)
              .anyMatch(this::ended);
      if (ended) {
        log.warn("An exception that {} rests on has ended: contracts are read anew", contract.id());
        contracts.reload();
        return;
      }
    }
  }

  private boolean ended(GradeReason reason) {
    LocalDate today = LocalDate.now(clock.withZone(time.zone()));
    return store.find(reason.approval()).filter(e -> e.standsOn(today)).isEmpty();
  }
}
