package city.weir.server.subscriptions;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.problem.Required;
import city.weir.sharing.subscription.Subscriptions.From;
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
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "wuhan.hydrology.river-stage")
        String dataset,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "https://partner.example/hooks/weir")
        URI url,
    @Schema(example = "stage > 27.3") @Nullable String filter,
    @Nullable String from) {
  SubscriptionDraft {
    new Required().field("dataset", dataset).field("url", url).check();
  }

  /** Where it begins. */
  From start() {
    if (from == null) {
      return new From.Now();
    }
    if (from.equals("beginning")) {
      return new From.Snapshot(0);
    }
    if (!from.matches("[0-9]{1,18}|[0-8][0-9]{18}")) {
      throw new ProblemException(
          ProblemCode.BAD_QUERY,
          "from: '%s' is no snapshot; write its id, or beginning".formatted(from));
    }
    return new From.Snapshot(Long.parseLong(from));
  }
}
