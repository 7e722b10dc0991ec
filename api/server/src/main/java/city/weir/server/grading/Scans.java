package city.weir.server.grading;

import city.weir.catalog.grading.ProtectedSites;
import city.weir.contract.DataContract;
import city.weir.server.contracts.Contracts;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Who;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks datasets through in the background: from time to time, and when a steward asks for it. */
@Component
class Scans {
  private static final Logger log = LoggerFactory.getLogger(Scans.class);
  private static final String ITSELF = "grading";

  /** So many are remembered until the server stops. */
  private static final int REMEMBERED = 20;

  private final Contracts contracts;
  private final Appraisals appraisals;
  private final Sites sites;
  private final AuditLog audit;
  private final GradingIds ids;
  private final Clock clock;
  private final Deque<Scan> scans = new ArrayDeque<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread worker = new Thread(task, "grading-scan");
            worker.setDaemon(true);
            return worker;
          });

  Scans(
      Contracts contracts,
      Appraisals appraisals,
      Sites sites,
      AuditLog audit,
      GradingIds ids,
      Clock clock) {
    this.contracts = contracts;
    this.appraisals = appraisals;
    this.sites = sites;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** The first comes some time after the start, when tables have rows. */
  @Scheduled(
      initialDelayString = "${weir.grading.every:5m}",
      fixedDelayString = "${weir.grading.every:5m}")
  void round() {
    if (contracts.all().stream().anyMatch(appraisals::due)) {
      start(ITSELF, appraisals::due);
    }
  }

  /**
   * Starts looking at the datasets with {@code wanted} ids (all when there are none), changed or
   * not; or joins the scan that is under way: there is one at a time.
   */
  Scan start(String by, Set<String> wanted) {
    return start(by, contract -> wanted.isEmpty() || wanted.contains(contract.id()));
  }

  private synchronized Scan start(String by, Predicate<DataContract> which) {
    Scan newest = scans.peekFirst();
    if (newest != null && newest.running()) {
      return newest;
    }
    Scan scan = new Scan(ids.next("gs", clock.instant()), by, clock.instant());
    scans.addFirst(scan);
    if (scans.size() > REMEMBERED) {
      scans.removeLast();
    }
    thread.execute(() -> run(scan, which));
    return scan;
  }

  synchronized Optional<Scan> find(String id) {
    return scans.stream().filter(scan -> scan.id().equals(id)).findFirst();
  }

  synchronized Optional<Scan> newest() {
    return Optional.ofNullable(scans.peekFirst());
  }

  private void run(Scan scan, Predicate<DataContract> which) {
    try {
      List<DataContract> wanted = contracts.all().stream().filter(which).toList();
      scan.has(wanted.size());
      ProtectedSites known = sites.read();
      for (DataContract contract : wanted) {
        look(scan, contract, known);
      }
      scan.ended(Scan.State.DONE, clock.instant());
    } catch (IOException | RuntimeException e) {
      log.error("The datasets could not be looked through for sensitive columns", e);
      scan.ended(Scan.State.FAILED, clock.instant());
    }
  }

  /** What goes wrong with one dataset must not keep the others from being looked at. */
  private void look(Scan scan, DataContract contract, ProtectedSites known) {
    try {
      int made = appraisals.look(contract, known);
      audit.append(
          new AuditEvent(
              clock.instant(),
              Who.itself(scan.by()),
              Deed.of("grading.scan").on(contract.id()),
              AuditEvent.Outcome.PERMIT,
              "rows were looked at and forgotten; %d new proposals".formatted(made),
              scan.id()));
      scan.looked(made);
    } catch (SQLException | RuntimeException e) {
      log.warn("{} could not be looked through for sensitive columns", contract.id(), e);
      scan.failedOne();
    }
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
