package city.weir.server.subscriptions;

import city.weir.sharing.subscription.Channel;
import city.weir.sharing.subscription.Progress;
import city.weir.sharing.subscription.Subscription;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as its subscriber sees it.
 *
 * @param secret what deliveries are signed with; only told when it is made or changed
 * @param oldSecretUntil up to when the secret before signs too; absent when it does not
 * @param state {@code active}, {@code paused} or {@code disabled}
 * @param deliveredTo snapshot up to which everything has been told
 * @param attempt failed attempts at the delivery that is due
 * @param due when the next attempt may be made; of a stream or pull, when it last asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubscriptionDetail(
    String id,
    String subscriber,
    String party,
    String dataset,
    WatchDraft watch,
    ChannelDraft channel,
    @Nullable String secret,
    @Nullable Instant oldSecretUntil,
    String state,
    @Nullable String stateReason,
    Instant stateSince,
    String deliveredTo,
    int attempt,
    Instant due,
    Instant createdAt) {

  static SubscriptionDetail of(Current current) {
    return of(current, false);
  }

  static SubscriptionDetail of(Current current, boolean withSecret) {
    Subscription subscription = current.subscription();
    Progress progress = current.progress();
    Channel.Webhook webhook = subscription.channel() instanceof Channel.Webhook w ? w : null;
    return new SubscriptionDetail(
        subscription.id(),
        subscription.subscriber(),
        subscription.party(),
        subscription.dataset(),
        WatchDraft.of(subscription.watch()),
        ChannelDraft.of(subscription.channel()),
        withSecret && webhook != null ? webhook.secrets().current() : null,
        webhook == null ? null : webhook.secrets().previousUntil(),
        subscription.standing().state().name().toLowerCase(Locale.ROOT),
        subscription.standing().reason(),
        subscription.standing().since(),
        Long.toString(progress.position().snapshot()),
        progress.attempt(),
        progress.due(),
        subscription.createdAt());
  }
}
