package city.weir.server.promotion;

import city.weir.lake.Lake;
import city.weir.server.contracts.ContractsChanged;
import java.time.Clock;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notices what may be a reason to promote: commits, other contracts, a start. */
@Component
class PromotionWakeUp {
  private final PromotionStore store;
  private final PromotionSettings settings;
  private final Bell bell;
  private final Clock clock;

  PromotionWakeUp(
      Promotions promotions,
      PromotionStore store,
      PromotionSettings settings,
      Bell bell,
      Clock clock,
      Lake lake) {
    this.store = store;
    this.settings = settings;
    this.bell = bell;
    this.clock = clock;
    promotions.endLeases();
    lake.onCommit((table, snapshot) -> bell.ring());
  }

  @EventListener({ContractsChanged.class, ApplicationStartedEvent.class})
  void wake() {
    bell.ring();
  }

  @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = java.util.concurrent.TimeUnit.MINUTES)
  void forget() {
    store.forgetRuns(clock.instant().minus(settings.keepRuns()));
  }
}
