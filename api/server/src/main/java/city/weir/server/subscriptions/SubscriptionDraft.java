package city.weir.server.subscriptions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it is asked for.
 *
 * @param dataset id of the dataset
 * @param url where deliveries are posted
 * @param filter a condition on rows, as you see them; absent for all
 * @param from a snapshot after which to begin, {@code beginning} for all rows there are, absent for
 *     those to come
 */
record SubscriptionDraft(
    @Schema(example = "wuhan.hydrology.river-stage") String dataset,
    @Schema(example = "https://partner.example/hooks/weir") URI url,
    @Schema(example = "stage > 27.3") @Nullable String filter,
    @Nullable String from) {}
