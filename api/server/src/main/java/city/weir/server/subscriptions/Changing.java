package city.weir.server.subscriptions;

import city.weir.lake.sql.Changes;
import city.weir.server.contracts.Contracts;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.subscription.Channel;
import city.weir.sharing.subscription.Position;
import city.weir.sharing.subscription.Standing;
import city.weir.sharing.subscription.Standing.State;
import city.weir.sharing.subscription.Subscription;
import city.weir.sharing.subscription.SubscriptionRefused;
import city.weir.sharing.subscription.SubscriptionStore;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import city.weir.sharing.subscription.Subscriptions;
import city.weir.sharing.subscription.Subscriptions.From;
import city.weir.sharing.subscription.webhook.Attempt;
import city.weir.sharing.subscription.webhook.Deliveries;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What may be done to a subscription once it is there. Each change is audited before it is made.
 */
@Component
class Changing {
  private final SubscriptionDesk desk;
  private final SubscriptionStore store;
  private final ObjectProvider<Subscriptions> subscriptions;
  private final ObjectProvider<Deliveries> deliveries;
  private final Contracts contracts;
  private final Wakes wakes;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Changing(
      SubscriptionDesk desk,
      SubscriptionStore store,
      ObjectProvider<Subscriptions> subscriptions,
      ObjectProvider<Deliveries> deliveries,
      Contracts contracts,
      Wakes wakes,
      Clock clock) {
    this.desk = desk;
    this.store = store;
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.contracts = contracts;
    this.wakes = wakes;
    this.clock = clock;
  }

  Current pause(String id, Subject subject, HttpServletRequest request) {
    return stand(id, State.PAUSED, "by its subscriber", "subscription.pause", subject, request);
  }

  /** It goes on where it stopped, and at once. */
  Current resume(String id, Subject subject, HttpServletRequest request) {
    Current resumed = stand(id, State.ACTIVE, null, "subscription.resume", subject, request);
    Position position = resumed.progress().position();
    store.advance(
        id, resumed.progress(), resumed.progress().at(position, Subscription.stamp(clock)));
    wakes.ring();
    return desk.own(id, subject);
  }

  private Current stand(
      String id,
      State state,
      @Nullable String reason,
      String action,
      Subject subject,
      HttpServletRequest request) {
    Current before = desk.own(id, subject);
    Standing standing = new Standing(state, reason, Subscription.stamp(clock));
    return replace(before, before.subscription().in(standing), action, subject, request);
  }

  /** Tells everything after {@code from} again; the events have the ids they had. */
  Current replay(String id, From from, Subject subject, HttpServletRequest request) {
    Current before = desk.own(id, subject);
    Position position;
    try {
      position =
          contracts
              .byId(before.subscription().dataset())
              .map(dataset -> subscriptions.getObject().start(dataset, from))
              .orElseThrow(() -> SubscriptionDesk.missing(id));
    } catch (Changes.NotKept e) {
      throw SubscriptionDesk.notKept(e);
    }
    desk.record(request, subject, "subscription.replay", before);
    if (!store.advance(
        id, before.progress(), before.progress().at(position, Subscription.stamp(clock)))) {
      throw conflict("A delivery was under way");
    }
    wakes.ring();
    return desk.own(id, subject);
  }

  /** Gives it a fresh secret, beside which the old one signs for {@code grace} more. */
  Current rotate(String id, Duration grace, Subject subject, HttpServletRequest request) {
    Current before = desk.own(id, subject);
    Channel.Webhook webhook = webhook(before);
    Channel.Webhook rotated =
        new Channel.Webhook(
            webhook.url(), webhook.secrets().rotated(random, Subscription.stamp(clock), grace));
    return replace(
        before, before.subscription().through(rotated), "subscription.rotate", subject, request);
  }

  /** Posts to another URL from now on, signed as before. */
  Current move(String id, URI url, Subject subject, HttpServletRequest request) {
    Current before = desk.own(id, subject);
    try {
      Channel.Webhook moved = subscriptions.getObject().webhook(url, webhook(before).secrets());
      return replace(
          before, before.subscription().through(moved), "subscription.move", subject, request);
    } catch (SubscriptionRefused e) {
      throw SubscriptionDesk.refused(e);
    }
  }

  /** Tries the receiver out. */
  CompletableFuture<Attempt> ping(String id, Subject subject, HttpServletRequest request) {
    Current current = desk.own(id, subject);
    Channel.Webhook webhook = webhook(current);
    desk.record(request, subject, "subscription.ping", current);
    return deliveries.getObject().ping(current.subscription(), webhook);
  }

  private static Channel.Webhook webhook(Current current) {
    if (current.subscription().channel() instanceof Channel.Webhook webhook) {
      return webhook;
    }
    throw new ProblemException(
        ProblemCode.CONFLICT, "Nothing is posted for this subscription: it has no webhook");
  }

  private Current replace(
      Current before,
      Subscription after,
      String action,
      Subject subject,
      HttpServletRequest request) {
    desk.record(request, subject, action, new Current(after, before.progress()));
    if (!store.replace(before.subscription(), after)) {
      throw conflict("The subscription was changed at the same time");
    }
    return desk.own(before.id(), subject);
  }

  private static ProblemException conflict(String what) {
    return new ProblemException(ProblemCode.CONFLICT, what + "; ask again in a moment");
  }
}
