package city.weir.sharing.subscription;

import java.net.URI;

/** How events reach a subscriber. */
public sealed interface Channel {

  /**
   * Events are posted, signed as Standard Webhooks say.
   *
   * @param url where to
   */
  record Webhook(URI url, Secrets secrets) implements Channel {
    /** Without the query, in which people put keys: this text ends up in logs. */
    @Override
    public String toString() {
      return "Webhook[%s://%s%s]".formatted(url.getScheme(), url.getAuthority(), url.getPath());
    }
  }

  /** The subscriber keeps a connection open and events are sent down it. */
  record Stream() implements Channel {}

  /** The subscriber asks for what came after its cursor. */
  record Pull() implements Channel {}
}
