package city.weir.sharing.subscription;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Posts by HTTP; a receiver that is slow costs no thread. */
public final class HttpSender implements Sender {
  private final HttpClient client;
  private final Targets targets;
  private final Duration patience;

  /**
   * @param patience from the connection to the status of the answer
   */
  public HttpSender(Targets targets, Duration patience, Executor executor) {
    this.targets = targets;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .version(HttpClient.Version.HTTP_1_1)
            .executor(executor)
            .build();
  }

  @Override
  public CompletableFuture<Integer> post(URI url, Map<String, String> headers, byte[] body) {
    Optional<String> objection = targets.objection(url);
    if (objection.isPresent()) {
      return CompletableFuture.failedFuture(new IOException(objection.get()));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(patience)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    // The body of the answer is of no interest and may be endless: it is not kept.
    return client
        .sendAsync(request.build(), HttpResponse.BodyHandlers.replacing(""))
        .thenApply(HttpResponse::statusCode)
        .orTimeout(patience.toMillis() * 2, java.util.concurrent.TimeUnit.MILLISECONDS);
  }
}
