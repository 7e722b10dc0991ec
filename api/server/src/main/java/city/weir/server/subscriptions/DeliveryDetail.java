package city.weir.server.subscriptions;

import city.weir.sharing.subscription.webhook.Attempt;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver.
 *
 * @param event id of the event; the same when the same rows were sent again
 * @param snapshot the snapshot that brought it about, as text because JavaScript would round it; 0
 *     for a ping
 * @param delivered whether the receiver took it
 * @param status HTTP status it answered; absent when it did not answer
 * @param error why it did not answer; absent when it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryDetail(
    Instant at,
    String event,
    String snapshot,
    int rows,
    boolean delivered,
    @Nullable Integer status,
    @Nullable String error) {

  static DeliveryDetail of(Attempt attempt) {
    return new DeliveryDetail(
        attempt.at(),
        attempt.event(),
        Long.toString(attempt.snapshot()),
        attempt.rows(),
        attempt.taken(),
        attempt.status(),
        attempt.error());
  }
}
