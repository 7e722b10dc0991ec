package city.weir.server.promotion;

import city.weir.quality.promotion.PromotionOrder;
import city.weir.quality.promotion.PromotionReport;
import city.weir.server.problem.Required;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where workers ask for work. Not part of the public interface: both sides are released together.
 */
@RestController
@RequestMapping("/internal/v1/leases")
class LeaseController {
  /** Looks again this often without being woken: for retries that became due, and lapsed leases. */
  private static final Duration GLANCE = Duration.ofSeconds(1);

  private final Promotions promotions;
  private final PromotionSettings settings;
  private final Bell bell;

  LeaseController(Promotions promotions, PromotionSettings settings, Bell bell) {
    this.promotions = promotions;
    this.settings = settings;
    this.bell = bell;
  }

  record Ask(String worker) {
    Ask {
      new Required().field("worker", worker).check();
    }
  }

  /** An order, or 204 when none turned up within the time of a long poll. */
  @PostMapping
  ResponseEntity<PromotionOrder> lease(@RequestBody Ask ask) throws InterruptedException {
    long deadline = System.nanoTime() + settings.longPoll().toNanos();
    while (true) {
      long heard = bell.times();
      Optional<PromotionOrder> order = promotions.lease(ask.worker());
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (order.isPresent() || left.isNegative()) {
        return order.map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent().build());
      }
      bell.await(heard, left.compareTo(GLANCE) < 0 ? left : GLANCE);
    }
  }

  @PostMapping("/{lease}/heartbeat")
  ResponseEntity<Void> heartbeat(@PathVariable String lease) {
    return promotions.heartbeat(lease)
        ? ResponseEntity.noContent().build()
        : ResponseEntity.status(410).build();
  }

  @PostMapping("/{lease}/report")
  Promotions.Settled report(@PathVariable String lease, @RequestBody PromotionReport report) {
    return promotions.settle(lease, report);
  }
}
