package city.weir.server.subscriptions;

import city.weir.server.problem.Required;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/subscriptions/{id}")
@Tag(name = "subscriptions")
class ChangingController {
  private final Changing changing;

  ChangingController(Changing changing) {
    this.changing = changing;
  }

  /**
   * Where to post to from now on.
   *
   * @param url judged as when subscribing
   */
  record UrlDraft(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              example = "https://partner.example/hooks/weir")
          URI url) {
    UrlDraft {
      new Required().field("url", url).check();
    }
  }

  @PostMapping("/pause")
  @Operation(operationId = "pauseSubscription", summary = "暂停订阅 / Pause a subscription")
  SubscriptionDetail pause(@PathVariable String id, Subject subject, HttpServletRequest request) {
    return SubscriptionDetail.of(changing.pause(id, subject, request));
  }

  @PostMapping("/resumption")
  @Operation(
      operationId = "resumeSubscription",
      summary = "恢复订阅 / Resume a subscription",
      description =
          "After it was paused, or disabled because the receiver failed. Nothing of what"
              + " was published meanwhile is missed if it is resumed within seven days.")
  SubscriptionDetail resume(@PathVariable String id, Subject subject, HttpServletRequest request) {
    return SubscriptionDetail.of(changing.resume(id, subject, request));
  }

  @PostMapping("/replay")
  @Operation(
      operationId = "replaySubscription",
      summary = "重放 / Be told again from an earlier snapshot",
      description =
          "From any snapshot that is kept; one that is not is answered 410 with the earliest that"
              + " is. Events have the ids they had.")
  SubscriptionDetail replay(
      @PathVariable String id,
      @RequestBody ReplayDraft draft,
      Subject subject,
      HttpServletRequest request) {
    return SubscriptionDetail.of(changing.replay(id, draft.start(), subject, request));
  }

  @PostMapping("/secret-rotation")
  @Operation(
      operationId = "rotateSecret",
      summary = "更换密钥 / Change the secret",
      description =
          "The new secret is told here, and never again. The old one signs beside it until"
              + " oldSecretUntil: two signatures, separated by a space.")
  SubscriptionDetail rotate(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable RotationDraft draft,
      Subject subject,
      HttpServletRequest request) {
    RotationDraft wanted = draft == null ? new RotationDraft(null) : draft;
    return SubscriptionDetail.of(changing.rotate(id, wanted.grace(), subject, request), true);
  }

  @PutMapping("/url")
  @Operation(operationId = "moveSubscription", summary = "更改接收地址 / Be posted to another URL")
  SubscriptionDetail move(
      @PathVariable String id,
      @RequestBody UrlDraft draft,
      Subject subject,
      HttpServletRequest request) {
    return SubscriptionDetail.of(changing.move(id, draft.url(), subject, request));
  }

  @PostMapping("/ping")
  @Operation(
      operationId = "pingSubscription",
      summary = "发送测试事件 / Try the receiver out",
      description = "Posts an event of type city.weir.subscription.ping.v1 and tells the answer.")
  CompletableFuture<DeliveryDetail> ping(
      @PathVariable String id, Subject subject, HttpServletRequest request) {
    return changing.ping(id, subject, request).thenApply(DeliveryDetail::of);
  }
}
