package city.weir.sharing.subscription.webhook;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Port through which deliveries leave. */
@FunctionalInterface
public interface Sender {
  /**
   * Posts {@code body} and does not follow redirects.
   *
   * @return the HTTP status; failed with an IOException when there was none
   */
  CompletableFuture<Integer> post(URI url, Map<String, String> headers, byte[] body);
}
