package city.weir.server.subscriptions;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.server.audit.Audit;
import city.weir.server.datasets.KnownDatasets;
import city.weir.server.paging.Page;
import city.weir.server.problem.DeniedException;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.security.KnownSubjects;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.subscription.DeliveryHistory;
import city.weir.sharing.subscription.Subscription;
import city.weir.sharing.subscription.SubscriptionRefused;
import city.weir.sharing.subscription.SubscriptionStore;
import city.weir.sharing.subscription.Subscriptions;
import city.weir.sharing.view.View;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/subscriptions")
@Tag(name = "subscriptions", description = "订阅 / New rows, posted to you as they are published")
class SubscriptionsController {
  private static final int MOST_DELIVERIES = DeliveryHistory.KEPT;

  private final SubscriptionStore subscriptions;
  private final DeliveryHistory history;
  private final ObjectProvider<Subscriptions> subscribing;
  private final CallKeys keys;
  private final KnownSubjects subjects;
  private final Policy policy;
  private final KnownDatasets datasets;
  private final Audit audit;
  private final Clock clock;

  SubscriptionsController(
      SubscriptionStore subscriptions,
      DeliveryHistory history,
      ObjectProvider<Subscriptions> subscribing,
      CallKeys keys,
      KnownSubjects subjects,
      Policy policy,
      KnownDatasets datasets,
      Audit audit,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.history = history;
    this.subscribing = subscribing;
    this.keys = keys;
    this.subjects = subjects;
    this.policy = policy;
    this.datasets = datasets;
    this.audit = audit;
    this.clock = clock;
  }

  @PostMapping
  @Operation(
      operationId = "subscribe",
      summary = "订阅 / Subscribe",
      description =
          "Rows that become visible to you are posted to your url as CloudEvents, signed as Standard"
              + " Webhooks say. The secret is told here, and never again. With the same"
              + " Idempotency-Key the same subscription is answered again.")
  ResponseEntity<SubscriptionDetail> make(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody SubscriptionDraft draft,
      Subject subject,
      Call call,
      HttpServletRequest request) {
    Optional<Subscription> before = key == null ? Optional.empty() : keys.find(subject.id(), key);
    if (before.isPresent()) {
      return ResponseEntity.ok(SubscriptionDetail.of(before.get(), true));
    }
    DataContract dataset = datasets.find(subject, draft.dataset());
    Decision decision = policy.decide(subject, dataset, call.by(Way.SUBSCRIPTION, clock.instant()));
    if (decision instanceof Decision.Deny denial) {
      String why = denial.reason().en();
      audit.denied(
          request,
          subject,
          Deed.of("subscription.make").on(dataset.id()).by(Way.SUBSCRIPTION),
          why);
      throw new DeniedException(denial);
    }
    Subscription made = begin(subject, View.of(dataset, (Decision.Permit) decision), draft);
    if (key == null) {
      subscriptions.save(made);
    } else if (!keys.save(made, key)) {
      return ResponseEntity.ok(SubscriptionDetail.of(madeMeanwhile(subject, key), true));
    }
    subjects.remember(subject);
    record(request, subject, "subscription.make", made);
    return ResponseEntity.status(HttpStatus.CREATED).body(SubscriptionDetail.of(made, true));
  }

  /** What another call with the same key, which was faster, made. */
  private Subscription madeMeanwhile(Subject subject, String key) {
    return keys.find(subject.id(), key)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.CONFLICT,
                    "The subscription made under this Idempotency-Key has been ended: write another"
                        + " key to make a new one"));
  }

  private Subscription begin(Subject subject, View view, SubscriptionDraft draft) {
    try {
      return subscribing
          .getObject()
          .begin(subject.id(), view, draft.url(), draft.filter(), draft.start());
    } catch (SubscriptionRefused e) {
      throw new ProblemException(ProblemCode.BAD_QUERY, e.parameter() + ": " + e.getMessage());
    }
  }

  @GetMapping
  @Operation(operationId = "listSubscriptions", summary = "列出订阅 / List your subscriptions")
  Page<SubscriptionDetail> list(Subject subject) {
    return new Page<>(
        subscriptions.of(subject.id()).stream().map(s -> SubscriptionDetail.of(s, false)).toList(),
        null);
  }

  @GetMapping("/{id}")
  @Operation(operationId = "readSubscription", summary = "查看订阅 / Read a subscription")
  SubscriptionDetail read(@PathVariable String id, Subject subject) {
    return SubscriptionDetail.of(own(id, subject), false);
  }

  @GetMapping("/{id}/deliveries")
  @Operation(
      operationId = "listDeliveries",
      summary = "投递记录 / How the last deliveries went",
      description = "Every attempt, the newest first; the last hundred are kept.")
  Page<DeliveryDetail> deliveries(
      @PathVariable String id,
      @RequestParam(defaultValue = "20") @Parameter(description = "1 to 100") int limit,
      Subject subject) {
    if (limit < 1 || limit > MOST_DELIVERIES) {
      throw new ProblemException(
          ProblemCode.BAD_QUERY, "limit is %d: write 1 to %d".formatted(limit, MOST_DELIVERIES));
    }
    return new Page<>(
        history.newest(own(id, subject).id(), limit).stream().map(DeliveryDetail::of).toList(),
        null);
  }

  @PostMapping("/{id}/resumption")
  @Operation(
      operationId = "resumeSubscription",
      summary = "恢复订阅 / Resume a subscription",
      description =
          "After it was paused, or disabled because the receiver failed. Nothing of what"
              + " was published meanwhile is missed if it is resumed within seven days.")
  SubscriptionDetail resume(@PathVariable String id, Subject subject, HttpServletRequest request) {
    return change(id, Subscription.State.ACTIVE, null, subject, request);
  }

  @PostMapping("/{id}/pause")
  @Operation(operationId = "pauseSubscription", summary = "暂停订阅 / Pause a subscription")
  SubscriptionDetail pause(@PathVariable String id, Subject subject, HttpServletRequest request) {
    return change(id, Subscription.State.PAUSED, "by its subscriber", subject, request);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "endSubscription", summary = "退订 / End a subscription")
  void end(@PathVariable String id, Subject subject, HttpServletRequest request) {
    record(request, subject, "subscription.end", own(id, subject));
    subscriptions.delete(id);
  }

  private SubscriptionDetail change(
      String id,
      Subscription.State state,
      @Nullable String reason,
      Subject subject,
      HttpServletRequest request) {
    Subscription before = own(id, subject);
    Subscription after = before.in(state, reason, clock.instant());
    record(
        request, subject, "subscription." + state.name().toLowerCase(java.util.Locale.ROOT), after);
    if (!subscriptions.replace(before, after)) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "A delivery was under way; ask again in a moment");
    }
    return SubscriptionDetail.of(after, false);
  }

  /** A subscription of somebody else's is as if it were not there, but to the steward. */
  private Subscription own(String id, Subject subject) {
    return subscriptions
        .find(id)
        .filter(s -> s.subscriber().equals(subject.id()) || subject.is(Subject.Role.STEWARD))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NOT_FOUND, "You have no subscription '%s'".formatted(id)));
  }

  private void record(
      HttpServletRequest request, Subject subject, String action, Subscription subscription) {
    audit.permitted(
        request,
        subject,
        Deed.of(action).on(subscription.dataset()).by(Way.SUBSCRIPTION),
        subscription.toString());
  }
}
