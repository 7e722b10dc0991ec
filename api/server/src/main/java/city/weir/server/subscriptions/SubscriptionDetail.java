package city.weir.server.subscriptions;

import city.weir.sharing.subscription.Subscription;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as its subscriber sees it.
 *
 * @param secret what deliveries are signed with; only told when it is made
 * @param state {@code active}, {@code paused} or {@code disabled}
 * @param deliveredTo snapshot up to which everything has been delivered
 * @param attempt failed attempts at the delivery that is due
 * @param due when the next attempt may be made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubscriptionDetail(
    String id,
    String subscriber,
    String dataset,
    URI url,
    @Nullable String secret,
    @Nullable String filter,
    String state,
    @Nullable String stateReason,
    String deliveredTo,
    int attempt,
    Instant due,
    Instant createdAt) {

  static SubscriptionDetail of(Subscription subscription, boolean withSecret) {
    return new SubscriptionDetail(
        subscription.id(),
        subscription.subscriber(),
        subscription.dataset(),
        subscription.url(),
        withSecret ? subscription.secret() : null,
        subscription.filter(),
        subscription.state().name().toLowerCase(Locale.ROOT),
        subscription.stateReason(),
        Long.toString(subscription.cursor()),
        subscription.attempt(),
        subscription.due(),
        subscription.createdAt());
  }
}
