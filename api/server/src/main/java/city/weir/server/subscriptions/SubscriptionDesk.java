package city.weir.server.subscriptions;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.lake.sql.Changes;
import city.weir.server.audit.Audit;
import city.weir.server.datasets.KnownDatasets;
import city.weir.server.problem.DeniedException;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.security.KnownSubjects;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.subscription.Channel;
import city.weir.sharing.subscription.SubscriptionRefused;
import city.weir.sharing.subscription.SubscriptionStore;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import city.weir.sharing.subscription.Subscriptions;
import city.weir.sharing.view.View;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where subscriptions are made and found, for programs and for pages alike. */
@Component
class SubscriptionDesk {
  private final SubscriptionStore store;
  private final ObjectProvider<Subscriptions> subscribing;
  private final CallKeys keys;
  private final KnownSubjects subjects;
  private final Policy policy;
  private final KnownDatasets datasets;
  private final Audit audit;
  private final Clock clock;

  SubscriptionDesk(
      SubscriptionStore store,
      ObjectProvider<Subscriptions> subscribing,
      CallKeys keys,
      KnownSubjects subjects,
      Policy policy,
      KnownDatasets datasets,
      Audit audit,
      Clock clock) {
    this.store = store;
    this.subscribing = subscribing;
    this.keys = keys;
    this.subjects = subjects;
    this.policy = policy;
    this.datasets = datasets;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A subscription, and whether it was made just now: not when the call was repeated.
   *
   * @param current with its secret, which is told to whoever made it
   */
  record Made(Current current, boolean now) {}

  /**
   * Subscribes.
   *
   * @param key of a call that may be repeated, or null
   */
  Made make(
      SubscriptionDraft draft,
      @Nullable String key,
      Subject subject,
      Call call,
      HttpServletRequest request) {
    Optional<Current> before = key == null ? Optional.empty() : keys.find(subject.id(), key);
    if (before.isPresent()) {
      return new Made(before.get(), false);
    }
    View view = permitted(draft.dataset(), subject, call, request);
    Current made = begin(subject, view, draft);
    if (key == null) {
      store.add(made.subscription(), made.progress());
    } else if (!keys.save(made, key)) {
      return new Made(madeMeanwhile(subject, key), false);
    }
    subjects.remember(subject);
    record(request, subject, "subscription.make", made);
    return new Made(made, true);
  }

  /** What {@code subject} may see of a dataset by subscription. */
  View permitted(String id, Subject subject, Call call, HttpServletRequest request) {
    DataContract dataset = datasets.find(subject, id);
    Decision decision = policy.decide(subject, dataset, call.by(Way.SUBSCRIPTION, clock.instant()));
    if (decision instanceof Decision.Deny denial) {
      audit.denied(
          request,
          subject,
          Deed.of("subscription.make").on(dataset.id()).by(Way.SUBSCRIPTION),
          denial.reason().en());
      throw new DeniedException(denial);
    }
    return View.of(dataset, (Decision.Permit) decision);
  }

  /** What another call with the same key, which was faster, made. */
  private Current madeMeanwhile(Subject subject, String key) {
    return keys.find(subject.id(), key)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.CONFLICT,
                    "The subscription made under this Idempotency-Key has been ended: write another"
                        + " key to make a new one"));
  }

  private Current begin(Subject subject, View view, SubscriptionDraft draft) {
    Subscriptions begins = subscribing.getObject();
    try {
      Channel channel =
          draft.channel() instanceof ChannelDraft.Webhook webhook
              ? begins.webhook(webhook.url())
              : draft.channel() instanceof ChannelDraft.Stream
                  ? new Channel.Stream()
                  : new Channel.Pull();
      return begins.begin(subject, view, draft.wanted(), channel, draft.start());
    } catch (SubscriptionRefused e) {
      throw refused(e);
    } catch (Changes.NotKept e) {
      throw notKept(e);
    }
  }

  static ProblemException refused(SubscriptionRefused e) {
    return new ProblemException(ProblemCode.BAD_QUERY, e.parameter() + ": " + e.getMessage());
  }

  static ProblemException notKept(Changes.NotKept e) {
    return new ProblemException(ProblemCode.NO_LONGER_KEPT, String.valueOf(e.getMessage()));
  }

  /** The subscriptions of whoever {@code subject} asks for. */
  List<Current> of(Subject subject) {
    return store.of(subject.party());
  }

  /** A subscription of another party's is as if it were not there, but to the steward. */
  Current own(String id, Subject subject) {
    return store
        .find(id)
        .filter(
            current ->
                current.subscription().party().equals(subject.party())
                    || subject.is(Subject.Role.STEWARD))
        .orElseThrow(() -> missing(id));
  }

  static ProblemException missing(String id) {
    return new ProblemException(
        ProblemCode.NOT_FOUND, "You have no subscription '%s'".formatted(id));
  }

  void end(String id, Subject subject, HttpServletRequest request) {
    record(request, subject, "subscription.end", own(id, subject));
    store.delete(id);
  }

  /** Keeps in the audit what was done to a subscription; before it is answered. */
  void record(HttpServletRequest request, Subject subject, String action, Current current) {
    audit.permitted(
        request,
        subject,
        Deed.of(action).on(current.subscription().dataset()).by(Way.SUBSCRIPTION),
        current.subscription().toString());
  }
}
