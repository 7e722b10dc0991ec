package city.weir.server.subscriptions;

import city.weir.server.problem.Required;
import city.weir.sharing.subscription.Channel;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;

/** How to be told, in JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ChannelDraft.Webhook.class, name = "webhook"),
  @JsonSubTypes.Type(value = ChannelDraft.Stream.class, name = "stream"),
  @JsonSubTypes.Type(value = ChannelDraft.Pull.class, name = "pull")
})
sealed interface ChannelDraft {

  /**
   * Events are posted to you.
   *
   * @param url where to
   */
  record Webhook(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              example = "https://partner.example/hooks/weir")
          URI url)
      implements ChannelDraft {
    public Webhook {
      new Required().field("url", url).check();
    }
  }

  /** You keep GET .../events open. */
  record Stream() implements ChannelDraft {}

  /** You ask GET .../changes. */
  record Pull() implements ChannelDraft {}

  static ChannelDraft of(Channel channel) {
    if (channel instanceof Channel.Webhook webhook) {
      return new Webhook(webhook.url());
    }
    return channel instanceof Channel.Stream ? new Stream() : new Pull();
  }
}
