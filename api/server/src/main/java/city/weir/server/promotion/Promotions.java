package city.weir.server.promotion;

import city.weir.contract.DataContract;
import city.weir.contract.TableName;
import city.weir.contract.Zone;
import city.weir.lake.publish.Publisher.PublishConflictException;
import city.weir.quality.Gate;
import city.weir.quality.promotion.PromotionOrder;
import city.weir.quality.promotion.PromotionOrder.Input;
import city.weir.quality.promotion.PromotionReport;
import city.weir.server.contracts.Contracts;
import city.weir.server.promotion.Standing.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Hands out promotions and settles them. Nothing is remembered outside the database and the
 * snapshots, so that a server killed at any point goes on where it was: an order in force is found
 * to be done, or is handed out again with the same inputs on a fresh branch.
 */
@Service
public class Promotions {
  private static final Logger log = LoggerFactory.getLogger(Promotions.class);

  private final Contracts contracts;
  private final Progress progress;
  private final Staging staging;
  private final PromotionStore store;
  private final PromotionSettings settings;
  private final Bell bell;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Promotions(
      Contracts contracts,
      Progress progress,
      Staging staging,
      PromotionStore store,
      PromotionSettings settings,
      Bell bell,
      ApplicationEventPublisher events,
      Clock clock) {
    this.contracts = contracts;
    this.progress = progress;
    this.staging = staging;
    this.store = store;
    this.settings = settings;
    this.bell = bell;
    this.events = events;
    this.clock = clock;
  }

  /** The answer to a report. */
  record Settled(boolean published, @Nullable String reason) {}

  /** Gives {@code worker} the most urgent promotion there is, or nothing. */
  synchronized Optional<PromotionOrder> lease(String worker) {
    Instant now = clock.instant();
    Map<String, Instant> touched =
        store.all().stream().collect(Collectors.toMap(Standing::target, Standing::notBefore));
    // Who waited longest comes first, so that a stream does not keep the others waiting; among
    // those that never had their turn, in the order in which data moves.
    return contracts.current().members().stream()
        .map(Target::of)
        .sorted(
            Comparator.comparing(
                target -> touched.getOrDefault(target.table().toString(), Instant.MIN)))
        .flatMap(target -> lease(target, worker, now).stream())
        .findFirst();
  }

  private Optional<PromotionOrder> lease(Target target, String worker, Instant now) {
    String name = target.table().toString();
    Standing standing = store.find(name).orElse(Standing.idle(name, now));
    if (standing.leasedAt(now) || standing.notBefore().isAfter(now)) {
      return Optional.empty();
    }
    PromotionOrder last = standing.order();
    int attempt = standing.attempt();
    List<Input> inputs;
    if (standing.state() == State.LEASED && last != null) {
      if (progress.reached(target.table(), last.inputs())) {
        // Killed between publishing and writing down that it was published.
        store
            .settling(name)
            .ifPresent(report -> published(standing, target.member().contract(), report));
        store.save(standing.ended(State.IDLE, 0, now, null));
        return lease(target, worker, now);
      }
      record(
          standing, Run.Outcome.LAPSED, null, "The worker was not heard of for the lease's time");
      inputs = last.inputs();
      attempt++;
    } else {
      inputs = progress.pending(target);
      boolean held = standing.state() == State.HELD && last != null && last.inputs().equals(inputs);
      if (inputs.isEmpty() || held) {
        return Optional.empty();
      }
    }
    return Optional.of(handOut(target, inputs, worker, attempt, now));
  }

  private PromotionOrder handOut(
      Target target, List<Input> inputs, String worker, int attempt, Instant now) {
    String lease = UUID.randomUUID().toString().replace("-", "");
    PromotionOrder order =
        new PromotionOrder(
            lease,
            target.member().file(),
            target.member().files(),
            target.table().toString(),
            target.quarantine().toString(),
            Staging.branch(lease),
            inputs,
            summary(inputs, lease));
    store.save(Standing.leased(order, worker, now, now.plus(settings.lease()), attempt));
    Set<String> inForce = new HashSet<>();
    for (Standing one : store.all()) {
      PromotionOrder leased = one.order();
      if (one.state() == State.LEASED && leased != null) {
        inForce.add(leased.branch());
      }
    }
    staging.dropStrays(target.table(), inForce);
    staging.dropStrays(target.quarantine(), inForce);
    return order;
  }

  private static Map<String, String> summary(List<Input> inputs, String lease) {
    Map<String, String> summary = Progress.summary(inputs);
    summary.put("weir.order", lease);
    return summary;
  }

  /** Keeps a lease alive; false when it was lost. */
  boolean heartbeat(String lease) {
    return store.extend(lease, clock.instant().plus(settings.lease()));
  }

  /** Judges what a worker reports, and publishes it when the gate lets it through. */
  synchronized Settled settle(String lease, PromotionReport report) {
    Standing standing = store.byLease(lease).orElse(null);
    PromotionOrder order = standing == null ? null : standing.order();
    if (standing == null || order == null) {
      return new Settled(false, "The lease was lost; what it staged is not published");
    }
    Settled settled = settle(standing, order, report);
    bell.ring();
    return settled;
  }

  private Settled settle(Standing standing, PromotionOrder order, PromotionReport report) {
    if (report.outcome() == PromotionReport.Outcome.FAILED) {
      String error = report.error() == null ? "The worker gave no reason" : report.error();
      return failed(standing, order, Run.Outcome.FAILED, report, error);
    }
    DataContract contract = contracts.byTable(TableName.parse(order.target())).orElse(null);
    if (contract == null) {
      return failed(
          standing, order, Run.Outcome.FAILED, report, "Its contract is not in force any more");
    }
    if (report.staged() != null) {
      Gate.Verdict verdict = new Gate(contract).judge(report);
      if (!verdict.publishes()) {
        String reason = String.join("; ", verdict.reasons());
        staging.discard(order);
        record(standing, Run.Outcome.HELD, report, reason);
        store.save(standing.ended(State.HELD, 0, clock.instant(), reason));
        log.warn("{} is held at the gate: {}", order.target(), reason);
        return new Settled(false, reason);
      }
    }
    try {
      store.settling(order.lease(), report);
      staging.publish(order, report);
    } catch (PublishConflictException e) {
      return failed(standing, order, Run.Outcome.CONFLICT, report, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("Publishing {} failed", order.target(), e);
      return failed(standing, order, Run.Outcome.FAILED, report, String.valueOf(e.getMessage()));
    }
    published(standing, contract, report);
    store.save(standing.ended(State.IDLE, 0, clock.instant().plus(settings.interval()), null));
    log.info(
        "{}: {} rows read, {} written, {} refused, {} ms",
        order.target(),
        report.rowsRead(),
        report.rowsWritten(),
        report.rowsRefused(),
        report.millis());
    return new Settled(true, null);
  }

  /** Tells what was published. Killed before the standing says so, it is told again. */
  private void published(Standing standing, DataContract contract, PromotionReport report) {
    if (report.derivation() != null) {
      events.publishEvent(new Promoted(contract, report.derivation()));
    }
    record(standing, Run.Outcome.PUBLISHED, report, null);
  }

  private Settled failed(
      Standing standing,
      PromotionOrder order,
      Run.Outcome outcome,
      PromotionReport report,
      String reason) {
    staging.discard(order);
    int failures = standing.attempt() + 1;
    Duration wait = settings.backOff(failures);
    record(standing, outcome, report, reason);
    store.save(standing.ended(State.FAILED, failures, clock.instant().plus(wait), reason));
    log.warn("{} failed, tried again in {}: {}", order.target(), wait, reason);
    return new Settled(false, reason);
  }

  private void record(
      Standing standing,
      Run.Outcome outcome,
      @Nullable PromotionReport report,
      @Nullable String why) {
    Instant now = clock.instant();
    Instant began = standing.leasedAt() == null ? now : standing.leasedAt();
    store.add(
        new Run(
            standing.target(),
            standing.worker() == null ? "" : standing.worker(),
            began,
            now,
            outcome,
            report == null ? 0 : report.rowsRead(),
            report == null ? 0 : report.rowsWritten(),
            report == null ? 0 : report.rowsRefused(),
            report == null ? Duration.between(began, now).toMillis() : report.millis(),
            report == null ? List.of() : report.checks(),
            why));
    events.publishEvent(new Ran(TableName.parse(standing.target())));
  }

  /**
   * Has a held or failed promotion tried again at once.
   *
   * @return false when nothing is promoted to {@code target}
   */
  synchronized boolean retry(TableName target) {
    boolean known = contracts.byTable(target).filter(c -> c.zone() != Zone.RAW).isPresent();
    if (known) {
      Standing standing = store.find(target.toString()).orElse(null);
      if (standing != null && standing.state() != State.LEASED) {
        store.save(standing.ended(State.FAILED, 0, clock.instant(), standing.reason()));
      }
      bell.ring();
    }
    return known;
  }

  /** After a start nobody holds a lease any more: whoever did talks to a server that is gone. */
  public synchronized void endLeases() {
    store.lapseAll(clock.instant());
  }
}
