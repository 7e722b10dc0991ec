package city.weir.sharing.subscription.webhook;

import city.weir.sharing.subscription.Channel;
import city.weir.sharing.subscription.Position;
import city.weir.sharing.subscription.Progress;
import city.weir.sharing.subscription.Standing;
import city.weir.sharing.subscription.Standing.State;
import city.weir.sharing.subscription.Subscription;
import city.weir.sharing.subscription.SubscriptionStore;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import city.weir.sharing.subscription.feed.Event;
import city.weir.sharing.subscription.feed.Feed;
import city.weir.sharing.subscription.feed.Next;
import city.weir.sharing.subscription.feed.Reader;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts events to subscribers. A subscription has one delivery under way at most; waiting for a
 * receiver takes no thread, so a dead one holds up nobody. What was delivered is saved after the
 * receiver's 2xx: a crash in between delivers the same event, with the same id, again.
 */
public final class Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final int GONE = 410;

  /** So long nothing is asked for whoever may be told nothing for now; each refusal is audited. */
  private static final Duration REFUSED_FOR = Duration.ofMinutes(5);

  private final SubscriptionStore store;
  private final DeliveryHistory history;
  private final Feed feed;
  private final Posts posts;
  private final Clock clock;
  private final RandomGenerator random;
  private final Executor threads;
  private final HostSlots slots = new HostSlots();
  private final Pace pace;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  /**
   * @param random lengthens the waits between attempts
   * @param threads where events are read; bounded
   */
  public Deliveries(
      SubscriptionStore store,
      DeliveryHistory history,
      Feed feed,
      Sender sender,
      Clock clock,
      RandomGenerator random,
      Executor threads) {
    this.store = store;
    this.history = history;
    this.feed = feed;
    this.posts = new Posts(sender, clock);
    this.clock = clock;
    this.random = random;
    this.threads = threads;
    this.pace = new Pace(clock);
  }

  /**
   * Starts whatever is due. To be called after commits, and every second or so; waits for no
   * receiver. What a crash or a lost call left behind is found by the next one.
   */
  public void sweep() {
    Instant now = clock.instant();
    for (Current each : store.posting()) {
      Subscription subscription = each.subscription();
      boolean due = !each.progress().due().isAfter(now);
      if (due
          && !feed.idle(subscription, each.progress().position())
          && subscription.channel() instanceof Channel.Webhook webhook
          && underWay.add(each.id())) {
        URI url = webhook.url();
        slots.enter(url, () -> threads.execute(() -> step(each.id(), url)));
      }
    }
  }

  /** Tries the channel out, outside of the order of events. */
  public CompletableFuture<Attempt> ping(Subscription subscription, Channel.Webhook channel) {
    Event ping = Event.ping(subscription.id(), subscription.dataset(), clock.instant());
    return posts
        .post(subscription, channel, ping)
        .thenApplyAsync(
            attempt -> {
              history.add(attempt);
              return attempt;
            },
            threads);
  }

  /** Delivers one event, and goes on with the next when it has been taken. */
  private void step(String id, URI slot) {
    boolean waiting = false;
    try {
      Optional<Current> current = store.find(id).filter(c -> c.subscription().standing().active());
      if (current.isPresent()
          && current.get().subscription().channel() instanceof Channel.Webhook webhook
          && pace.allows(id)) {
        waiting = deliver(current.get(), webhook, slot);
      }
    } catch (SQLException | RuntimeException e) {
      LOG.error("Subscription {} could not be served; it is tried again", id, e);
      store.find(id).ifPresent(current -> tryLater(current, current.progress()));
    } finally {
      if (!waiting) {
        done(id, slot);
      }
    }
  }

  private void done(String id, URI slot) {
    underWay.remove(id);
    slots.leave(slot);
  }

  /** Returns whether an answer is waited for. */
  private boolean deliver(Current current, Channel.Webhook webhook, URI slot) throws SQLException {
    Subscription subscription = current.subscription();
    Progress progress = current.progress();
    Next next = feed.next(subscription, progress.position(), Reader.POSTING);
    if (next instanceof Next.Told told) {
      posts
          .post(subscription, webhook, told.event())
          .thenAcceptAsync(attempt -> answered(current, told.after(), attempt, slot), threads);
      return true;
    }
    if (next instanceof Next.Refused refused && refused.forNow()) {
      Instant later = now().plus(REFUSED_FOR);
      store.advance(subscription.id(), progress, progress.at(progress.position(), later));
    } else if (next instanceof Next.Refused refused) {
      stop(subscription, refused.reason());
    } else if (next instanceof Next.Lost lost) {
      stop(subscription, lost.reason() + ". Ask for a replay from what is kept");
    } else if (next instanceof Next.Nothing nothing && !nothing.at().equals(progress.position())) {
      store.advance(subscription.id(), progress, progress.at(nothing.at(), now()));
    }
    return false;
  }

  private void answered(Current sent, Position after, Attempt attempt, URI slot) {
    boolean goOn = false;
    try {
      Integer status = attempt.status();
      if (attempt.taken()) {
        goOn = store.advance(sent.id(), sent.progress(), sent.progress().at(after, now()));
      } else if (status != null && status == GONE) {
        stop(sent.subscription(), "The receiver answered 410: it is gone");
      } else {
        LOG.info(
            "Subscription {} was not delivered to: {}",
            sent.id(),
            status == null ? attempt.error() : status);
        tryLater(sent, sent.progress());
      }
      history.add(attempt);
    } catch (RuntimeException e) {
      LOG.error("The outcome of a delivery of {} could not be saved", sent.id(), e);
    } finally {
      if (goOn) {
        threads.execute(() -> step(sent.id(), slot));
      } else {
        done(sent.id(), slot);
      }
    }
  }

  private void tryLater(Current current, Progress progress) {
    Optional<Duration> wait = Retries.after(progress.attempt(), random);
    if (wait.isPresent()) {
      store.advance(current.id(), progress, progress.failed(now().plus(wait.get())));
    } else {
      stop(
          current.subscription(), "The receiver failed %d times".formatted(progress.attempt() + 1));
    }
  }

  private void stop(Subscription subscription, String reason) {
    LOG.info("Subscription {} is stopped: {}", subscription.id(), reason);
    store.replace(subscription, subscription.in(new Standing(State.DISABLED, reason, now())));
  }

  private Instant now() {
    return Subscription.stamp(clock);
  }
}
