package city.weir.server.subscriptions;

import city.weir.server.problem.Required;
import city.weir.sharing.subscription.Subscriptions.From;
import city.weir.sharing.subscription.Watch;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it is asked for.
 *
 * @param dataset id of the dataset
 * @param watch what to be told of; absent for all rows
 * @param channel how to be told
 * @param from a snapshot after which to begin, {@code beginning} for all that is kept, absent for
 *     what is to come
 */
record SubscriptionDraft(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "wuhan.hydrology.river-stage")
        String dataset,
    @Nullable WatchDraft watch,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ChannelDraft channel,
    @Schema(example = "beginning") @Nullable String from) {
  SubscriptionDraft {
    new Required().field("dataset", dataset).field("channel", channel).check();
  }

  Watch wanted() {
    return watch == null ? new Watch.Rows(null) : watch.watch();
  }

  From start() {
    return from == null ? new From.Now() : ReplayDraft.from(from);
  }
}
