package city.weir.server.subscriptions;

import city.weir.server.paging.Page;
import city.weir.server.paging.PageSize;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.subscription.webhook.DeliveryHistory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
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
@Tag(
    name = "subscriptions",
    description = "订阅 / What happens in a dataset, told as it is published")
class SubscriptionsController {
  private static final int MOST_DELIVERIES = DeliveryHistory.KEPT;

  private final SubscriptionDesk desk;
  private final DeliveryHistory history;

  SubscriptionsController(SubscriptionDesk desk, DeliveryHistory history) {
    this.desk = desk;
    this.history = history;
  }

  @PostMapping
  @Operation(
      operationId = "subscribe",
      summary = "订阅 / Subscribe",
      description =
          "To rows put in, changed and taken out, to a condition that begins to hold, or to"
              + " lateness; posted to your url, streamed, or pulled. Events are CloudEvents; what is"
              + " posted is signed as Standard Webhooks say. The secret is told here, and never"
              + " again. With the same Idempotency-Key the same subscription is answered again.")
  ResponseEntity<SubscriptionDetail> make(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody SubscriptionDraft draft,
      Subject subject,
      Call call,
      HttpServletRequest request) {
    SubscriptionDesk.Made made = desk.make(draft, key, subject, call, request);
    return ResponseEntity.status(made.now() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(SubscriptionDetail.of(made.current(), true));
  }

  @GetMapping
  @Operation(operationId = "listSubscriptions", summary = "列出订阅 / List your subscriptions")
  Page<SubscriptionDetail> list(Subject subject) {
    return new Page<>(desk.of(subject).stream().map(SubscriptionDetail::of).toList(), null);
  }

  @GetMapping("/{id}")
  @Operation(operationId = "readSubscription", summary = "查看订阅 / Read a subscription")
  SubscriptionDetail read(@PathVariable String id, Subject subject) {
    return SubscriptionDetail.of(desk.own(id, subject));
  }

  @GetMapping("/{id}/deliveries")
  @Operation(
      operationId = "listDeliveries",
      summary = "投递记录 / How the last deliveries went",
      description = "Every attempt to post, the newest first; the last hundred are kept.")
  Page<DeliveryDetail> deliveries(
      @PathVariable String id,
      @RequestParam(defaultValue = "20") @Parameter(description = "1 to 100") int limit,
      Subject subject) {
    PageSize.check(limit, MOST_DELIVERIES);
    return new Page<>(
        history.newest(desk.own(id, subject).id(), limit).stream().map(DeliveryDetail::of).toList(),
        null);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "endSubscription", summary = "退订 / End a subscription")
  void end(@PathVariable String id, Subject subject, HttpServletRequest request) {
    desk.end(id, subject, request);
  }
}
