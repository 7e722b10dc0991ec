package city.weir.sharing.subscription;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.lake.sql.Changes;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Who;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.policy.Circumstances;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.subscription.Subscription.State;
import city.weir.sharing.view.View;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings new rows to subscribers. A subscription has one delivery under way at most; waiting for a
 * receiver takes no thread, so a dead one holds up nobody. The policy is asked before every single
 * delivery. What was delivered is saved after the receiver's 2xx: a crash in between delivers the
 * same event, with the same id, again.
 */
public final class Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final int GONE = 410;
  private static final Deed DELIVER = Deed.of("subscription.deliver");

  private final SubscriptionStore store;
  private final DeliveryHistory history;
  private final Function<String, Optional<DataContract>> datasets;
  private final Function<String, Optional<Subject>> subjects;
  private final Policy policy;
  private final Changes changes;
  private final Parts parts;
  private final Sender sender;
  private final AuditLog audit;
  private final Clock clock;
  private final Executor threads;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  /**
   * @param datasets the contract of an id, if there is one
   * @param subjects the subject of an id as it is now, if there still is one
   * @param threads where changes are read; bounded
   */
  public Deliveries(
      SubscriptionStore store,
      DeliveryHistory history,
      Function<String, Optional<DataContract>> datasets,
      Function<String, Optional<Subject>> subjects,
      Policy policy,
      Reading reading,
      Sender sender,
      AuditLog audit,
      Clock clock,
      Executor threads) {
    this.store = store;
    this.history = history;
    this.datasets = datasets;
    this.subjects = subjects;
    this.policy = policy;
    this.changes = reading.changes();
    this.parts =
        new Parts(reading.changes(), reading.relations(), reading.sql(), reading.rowsOfPart());
    this.sender = sender;
    this.audit = audit;
    this.clock = clock;
    this.threads = threads;
  }

  /**
   * Starts whatever is due. To be called every second or so, and after commits; returns at once.
   * What a crash or a lost call left behind is found by the next one.
   */
  public void sweep() {
    Instant now = clock.instant();
    for (Subscription each : store.active()) {
      if (!each.due().isAfter(now) && underWay.add(each.id())) {
        threads.execute(() -> step(each.id()));
      }
    }
  }

  /** Delivers one part, and goes on with the next when it has been taken. */
  private void step(String id) {
    boolean waiting = false;
    try {
      Optional<Subscription> current = store.find(id).filter(s -> s.state() == State.ACTIVE);
      if (current.isPresent()) {
        waiting = deliver(current.get());
      }
    } catch (SQLException | RuntimeException e) {
      LOG.error("Subscription {} could not be served; it is tried again", id, e);
      store.find(id).ifPresent(this::tryLater);
    } finally {
      if (!waiting) {
        underWay.remove(id);
      }
    }
  }

  /** Returns whether an answer is waited for. */
  private boolean deliver(Subscription subscription) throws SQLException {
    View view = view(subscription);
    if (view == null) {
      return false;
    }
    List<Long> due;
    try {
      due = changes.since(view.dataset().table(), subscription.cursor());
    } catch (IllegalArgumentException e) {
      stop(subscription, "%s. Begin again from now".formatted(e.getMessage()));
      return false;
    }
    Subscription at = subscription;
    for (long snapshot : due) {
      Parts.Part part;
      try {
        part = parts.read(view, at.filter(), snapshot, at.part());
      } catch (FilterException e) {
        stop(at, "The filter does not fit the dataset any more: " + e.getMessage());
        return false;
      }
      if (!part.page().rows().isEmpty()) {
        send(at, view, snapshot, part);
        return true;
      }
      Subscription past = at.delivered(snapshot, 0, now());
      if (!store.replace(at, past)) {
        return false;
      }
      at = past;
    }
    return false;
  }

  /** What the subscriber may see now, or null when it may not: then the subscription is stopped. */
  private @Nullable View view(Subscription subscription) {
    Optional<DataContract> dataset = datasets.apply(subscription.dataset());
    Optional<Subject> subject = subjects.apply(subscription.subscriber());
    if (dataset.isEmpty() || subject.isEmpty()) {
      stop(subscription, "The dataset or the subscriber is gone");
      return null;
    }
    Decision decision =
        policy.admit(
            subject.get(), dataset.get(), Circumstances.of(Way.SUBSCRIPTION, clock.instant()));
    if (decision instanceof Decision.Deny deny) {
      log(subscription, AuditEvent.Outcome.DENY, DELIVER, deny.reason().zh(), "");
      stop(subscription, deny.reason().zh() + " / " + deny.reason().en());
      return null;
    }
    return View.of(dataset.get(), (Decision.Permit) decision);
  }

  private void send(Subscription subscription, View view, long snapshot, Parts.Part part) {
    // Dots would make the signed text ambiguous: it is id.timestamp.body.
    String event = "%s_%d_%d".formatted(subscription.id(), snapshot, subscription.part());
    RowsAdded rows =
        new RowsAdded(
            event,
            subscription.dataset(),
            part.committedAt(),
            subscription.part(),
            part.last(),
            part.page());
    byte[] body = rows.json();
    long timestamp = clock.instant().getEpochSecond();
    Map<String, String> headers =
        Map.of(
            "content-type",
            RowsAdded.MEDIA_TYPE,
            "webhook-id",
            event,
            "webhook-timestamp",
            Long.toString(timestamp),
            "webhook-signature",
            Signature.of(subscription.secret(), event, timestamp, body));
    log(
        subscription,
        AuditEvent.Outcome.PERMIT,
        DELIVER
            .under(view.permit().agreement(), null)
            .gave(
                part.page().rows().size(), view.columns().stream().map(View.Shown::name).toList()),
        view.permit().explanation().zh(),
        event);
    Subscription taken =
        part.last()
            ? subscription.delivered(snapshot, 0, now())
            : subscription.delivered(subscription.cursor(), subscription.part() + 1, now());
    int count = part.page().rows().size();
    sender
        .post(subscription.url(), headers, body)
        .whenCompleteAsync(
            (status, failure) -> {
              String error = status == null ? words(failure) : null;
              answered(
                  subscription,
                  taken,
                  new Attempt(subscription.id(), now(), event, snapshot, count, status, error));
            },
            threads);
  }

  private void answered(Subscription sent, Subscription taken, Attempt attempt) {
    boolean goOn = false;
    try {
      Integer status = attempt.status();
      if (attempt.taken()) {
        goOn = store.replace(sent, taken);
      } else if (status != null && status == GONE) {
        stop(sent, "The receiver answered 410: it is gone");
      } else {
        LOG.info(
            "Subscription {} was not delivered to: {}",
            sent.id(),
            status == null ? attempt.error() : status);
        tryLater(sent);
      }
      history.add(attempt);
    } catch (RuntimeException e) {
      LOG.error("The outcome of a delivery of {} could not be saved", sent.id(), e);
    } finally {
      if (goOn) {
        threads.execute(() -> step(sent.id()));
      } else {
        underWay.remove(sent.id());
      }
    }
  }

  /** Why no answer came. The client wraps what went wrong once or more. */
  private static String words(@Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause == null) {
      return "no answer";
    }
    String message = cause.getMessage();
    return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  private void tryLater(Subscription subscription) {
    Optional<Duration> wait = Retries.after(subscription.attempt());
    if (wait.isPresent()) {
      store.replace(subscription, subscription.failed(now().plus(wait.get())));
    } else {
      stop(subscription, "The receiver failed %d times".formatted(subscription.attempt() + 1));
    }
  }

  private void stop(Subscription subscription, String reason) {
    LOG.info("Subscription {} is stopped: {}", subscription.id(), reason);
    store.replace(subscription, subscription.in(State.DISABLED, reason, now()));
  }

  private void log(
      Subscription subscription,
      AuditEvent.Outcome outcome,
      Deed deed,
      String reason,
      String correlation) {
    audit.append(
        new AuditEvent(
            clock.instant(),
            Who.itself(subscription.subscriber()),
            deed.on(subscription.dataset()).by(Way.SUBSCRIPTION),
            outcome,
            reason,
            correlation));
  }

  private Instant now() {
    return Subscription.stamp(clock);
  }
}
