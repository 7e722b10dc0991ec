package city.weir.server.subscriptions;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.problem.Required;
import city.weir.sharing.subscription.Subscriptions.From;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * From where to be told again.
 *
 * @param from a snapshot after which to begin, or {@code beginning} for all that is kept
 */
record ReplayDraft(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "beginning") String from) {
  ReplayDraft {
    new Required().field("from", from).check();
  }

  From start() {
    return from(from);
  }

  static From from(String text) {
    if (text.equals("beginning")) {
      return new From.Snapshot(0);
    }
    if (!text.matches("[0-9]{1,18}|[0-8][0-9]{18}")) {
      throw new ProblemException(
          ProblemCode.BAD_QUERY,
          "from: '%s' is no snapshot; write its id, or beginning".formatted(text));
    }
    return new From.Snapshot(Long.parseLong(text));
  }
}
