package city.weir.sharing.subscription.webhook;

import city.weir.sharing.subscription.Channel;
import city.weir.sharing.subscription.Signature;
import city.weir.sharing.subscription.Subscription;
import city.weir.sharing.subscription.feed.Event;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Signs events and posts them. */
final class Posts {
  private final Sender sender;
  private final Clock clock;

  Posts(Sender sender, Clock clock) {
    this.sender = sender;
    this.clock = clock;
  }

  /** Posts {@code event}; never fails, the attempt says how it went. */
  CompletableFuture<Attempt> post(Subscription subscription, Channel.Webhook to, Event event) {
    byte[] body = event.json();
    long timestamp = clock.instant().getEpochSecond();
    Map<String, String> headers =
        Map.of(
            "content-type",
            Event.MEDIA_TYPE,
            "webhook-id",
            event.id(),
            "webhook-timestamp",
            Long.toString(timestamp),
            "webhook-signature",
            Signature.of(to.secrets().at(clock.instant()), event.id(), timestamp, body));
    return sender
        .post(to.url(), headers, body)
        .handle(
            (status, failure) ->
                new Attempt(
                    subscription.id(),
                    Subscription.stamp(clock),
                    event.id(),
                    event.snapshot(),
                    event.rows(),
                    status,
                    status == null ? words(failure) : null));
  }

  /** Why no answer came. What went wrong is wrapped once or more. */
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
}
