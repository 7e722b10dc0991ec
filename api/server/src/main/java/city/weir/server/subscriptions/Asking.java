package city.weir.server.subscriptions;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.subscription.Channel;
import city.weir.sharing.subscription.Position;
import city.weir.sharing.subscription.Progress;
import city.weir.sharing.subscription.Standing;
import city.weir.sharing.subscription.Subscription;
import city.weir.sharing.subscription.SubscriptionStore;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import city.weir.sharing.subscription.feed.Cursors;
import city.weir.sharing.subscription.feed.Feed;
import city.weir.sharing.subscription.feed.Next;
import city.weir.sharing.subscription.feed.Reader;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Subscribers that ask, in place of being posted to. How far one has come is what it says: the
 * cursor it asks with is kept, and what lies before that is taken for received. Without one it goes
 * on from the last that was kept.
 */
@Component
class Asking {
  /** So often it is noted that a subscriber still asks: its part of the past is kept for it. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final SubscriptionDesk desk;
  private final SubscriptionStore store;
  private final ObjectProvider<Feed> feed;
  private final ObjectProvider<Cursors> cursors;
  private final Clock clock;

  Asking(
      SubscriptionDesk desk,
      SubscriptionStore store,
      ObjectProvider<Feed> feed,
      ObjectProvider<Cursors> cursors,
      Clock clock) {
    this.desk = desk;
    this.store = store;
    this.feed = feed;
    this.cursors = cursors;
    this.clock = clock;
  }

  /** Who asks for what, and from where on. */
  record Asked(Subscription subscription, Position position, Reader reader) {}

  /**
   * Takes note of where a subscriber has come to.
   *
   * @param action what the audit calls the reading
   * @param cursor of the last event it has, or null
   * @throws ProblemException when there is nothing for it to ask for, or the cursor is none
   */
  Asked ask(
      String id,
      @Nullable String cursor,
      String action,
      Subject subject,
      Call call,
      HttpServletRequest request)
      throws SQLException {
    Current current = desk.own(id, subject);
    Subscription subscription = current.subscription();
    check(subscription);
    Reader reader = new Reader(action, subject, call, request.getRemoteAddr());
    Progress progress = current.progress();
    Position position = cursor == null ? progress.position() : position(current, cursor, reader);
    Instant now = Subscription.stamp(clock);
    if (!position.equals(progress.position()) || progress.due().isBefore(now.minus(NOTED_EVERY))) {
      // Asked for twice at once, one of the two is noted; either was received.
      store.advance(id, progress, progress.at(position, now));
    }
    return new Asked(subscription, position, reader);
  }

  private static void check(Subscription subscription) {
    Standing standing = subscription.standing();
    if (!standing.active()) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          "The subscription is %s: %s. POST .../resumption to go on"
              .formatted(
                  standing.state().name().toLowerCase(java.util.Locale.ROOT), standing.reason()));
    }
    if (subscription.channel() instanceof Channel.Webhook) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          "The events of this subscription are posted. Subscribe with channel stream or pull to ask"
              + " for them");
    }
  }

  private Position position(Current current, String cursor, Reader reader) throws SQLException {
    Cursors.Place place =
        cursors
            .getObject()
            .read(current.id(), cursor)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.BAD_QUERY,
                        "The cursor is none of this subscription's. Use the one given last,"
                            + " unchanged, or leave it out"));
    try {
      return feed.getObject()
          .resume(
              current.subscription(),
              current.progress().position(),
              place.snapshot(),
              place.told(),
              reader);
    } catch (Feed.NotAhead e) {
      throw new ProblemException(ProblemCode.CONFLICT, String.valueOf(e.getMessage()));
    } catch (city.weir.lake.sql.Changes.NotKept e) {
      throw SubscriptionDesk.notKept(e);
    }
  }

  Next next(Subscription subscription, Position position, Reader reader) throws SQLException {
    return feed.getObject().next(subscription, position, reader);
  }

  /** The cursor of a position. */
  String cursor(Subscription subscription, Position position) {
    return cursors.getObject().write(subscription.id(), position);
  }

  /** Whether there is nothing new. */
  boolean idle(Subscription subscription, Position position) {
    return feed.getObject().idle(subscription, position);
  }
}
