package city.weir.server.subscriptions;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.problem.Required;
import city.weir.sharing.subscription.Channel;
import city.weir.sharing.subscription.Watch;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of a subscription as it is sent: fields that were left empty are empty or absent.
 *
 * @param kind {@code rows}, {@code condition} or {@code lateness}
 * @param per columns separated by commas
 * @param channel {@code webhook}, {@code stream} or {@code pull}
 * @param beginning whether to begin with all that is kept
 * @param key makes sending it twice make one subscription
 */
record SubscriptionForm(
    String dataset,
    @Nullable String kind,
    @Nullable String condition,
    @Nullable String until,
    @Nullable String per,
    @Nullable String channel,
    @Nullable String url,
    @Nullable Boolean beginning,
    @Nullable String key) {

  SubscriptionForm {
    new Required().field("dataset", dataset).check();
    condition = full(condition);
    until = full(until);
  }

  private static @Nullable String full(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** The conditions written. */
  List<String> conditions() {
    return Stream.of(condition, until).filter(text -> text != null).toList();
  }

  SubscriptionDraft draft() {
    return new SubscriptionDraft(
        dataset, watch(), through(), Boolean.TRUE.equals(beginning) ? "beginning" : null);
  }

  private WatchDraft watch() {
    if ("condition".equals(kind)) {
      return new WatchDraft.Condition(condition == null ? "" : condition, until, columns());
    }
    return "lateness".equals(kind) ? new WatchDraft.Lateness() : new WatchDraft.Rows(condition);
  }

  private List<String> columns() {
    return per == null
        ? List.of()
        : Arrays.stream(per.split("[,，、]")).map(String::strip).filter(c -> !c.isEmpty()).toList();
  }

  private ChannelDraft through() {
    if (!"webhook".equals(channel)) {
      return "stream".equals(channel) ? new ChannelDraft.Stream() : new ChannelDraft.Pull();
    }
    return new ChannelDraft.Webhook(uri(url));
  }

  /** Reads an address that a person wrote. */
  static URI uri(@Nullable String url) {
    try {
      return URI.create(url == null ? "" : url.strip());
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemCode.BAD_QUERY, "url: '%s' is no address; write https://...".formatted(url));
    }
  }

  static String kind(Watch watch) {
    if (watch instanceof Watch.Rows) {
      return "rows";
    }
    return watch instanceof Watch.Condition ? "condition" : "lateness";
  }

  static String kind(Channel channel) {
    if (channel instanceof Channel.Webhook) {
      return "webhook";
    }
    return channel instanceof Channel.Stream ? "stream" : "pull";
  }
}
