package city.weir.server.audit;

import city.weir.server.settings.Home;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Who;
import city.weir.sharing.audit.chain.Positions;
import city.weir.sharing.audit.chain.SealKeys;
import city.weir.sharing.audit.ledger.LakeAuditLog;
import city.weir.sharing.audit.verify.Finding;
import city.weir.sharing.audit.verify.Report;
import city.weir.sharing.audit.verify.Span;
import city.weir.sharing.audit.verify.Stored;
import city.weir.sharing.audit.verify.Verification;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Verifies the audit when an auditor asks for it, one after another, in the background. */
@Component
class Verifications {
  private static final Logger log = LoggerFactory.getLogger(Verifications.class);

  /** So many are remembered until the server stops; what each came to is in the audit besides. */
  private static final int REMEMBERED = 20;

  private final LakeAuditLog audit;
  private final Positions positions;
  private final SealKeys keys;
  private final Home home;
  private final Clock clock;
  private final Deque<VerificationRun> runs = new ArrayDeque<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread worker = new Thread(task, "audit-verify");
            worker.setDaemon(true);
            return worker;
          });

  Verifications(LakeAuditLog audit, Positions positions, SealKeys keys, Home home, Clock clock) {
    this.audit = audit;
    this.positions = positions;
    this.keys = keys;
    this.home = home;
    this.clock = clock;
  }

  /**
   * Starts a verification, or joins the one that is under way: there is one at a time.
   *
   * @param by id of who asked
   */
  synchronized VerificationRun start(Span span, String by) {
    VerificationRun newest = runs.peekFirst();
    if (newest != null && newest.state() == VerificationRun.State.RUNNING) {
      return newest;
    }
    VerificationRun run =
        new VerificationRun(
            UUID.randomUUID().toString(), by, span, clock.instant(), audit.head().sequence());
    runs.addFirst(run);
    if (runs.size() > REMEMBERED) {
      runs.removeLast();
    }
    thread.execute(() -> verify(run));
    return run;
  }

  synchronized List<VerificationRun> newest() {
    return List.copyOf(runs);
  }

  synchronized Optional<VerificationRun> find(String id) {
    return runs.stream().filter(run -> run.id().equals(id)).findFirst();
  }

  private void verify(VerificationRun run) {
    try {
      // Before the files: whatever is on record by now must be in them.
      Positions.Marks marks = positions.read();
      Stored stored =
          new Stored(audit.events(), audit.seals(), home.auditJournal(), keys.ring(), marks);
      Report report = new Verification(stored, run::reached).run(run.span());
      keep(run, report);
      run.finished(report, clock.instant());
    } catch (RuntimeException e) {
      log.error("The audit could not be verified", e);
      run.failed(clock.instant());
    }
  }

  private void keep(VerificationRun run, Report report) {
    Optional<Finding> broken = report.broken();
    String words =
        broken
            .map(
                finding ->
                    "entry %d: %s, %s"
                        .formatted(finding.sequence(), finding.kind(), finding.detail()))
            .orElse("%d entries are as they were written".formatted(report.intact()));
    Outcome outcome = broken.isPresent() ? Outcome.DENY : Outcome.PERMIT;
    if (broken.isPresent()) {
      log.error("The audit is not as it was written: {}", words);
    }
    audit.append(
        new AuditEvent(
            clock.instant(),
            Who.itself(run.by()),
            Deed.of("audit.verified"),
            outcome,
            words,
            run.id()));
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
