package city.weir.sharing.subscription.webhook;

import city.weir.sharing.subscription.Targets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts by HTTP; a receiver that is slow costs no thread. The name of a host is looked up once for
 * each post, and the address that was judged is the one connected to.
 */
public final class HttpSender implements Sender, AutoCloseable {
  private static final int MOST_CONNECTIONS = 512;

  private final CloseableHttpAsyncClient client;
  private final Targets targets;
  private final Duration patience;
  private final Executor names;
  private final Targets.Names addresses;

  /**
   * @param patience for the connection, and again for the status of the answer
   * @param names where names of hosts are looked up, which may take long; bounded
   */
  public HttpSender(Targets targets, Duration patience, Executor names) {
    this(targets, patience, names, InetAddress::getAllByName);
  }

  /**
   * @param addresses the name service
   */
  HttpSender(Targets targets, Duration patience, Executor names, Targets.Names addresses) {
    this.addresses = addresses;
    this.targets = targets;
    this.patience = patience;
    this.names = names;
    Timeout timeout = Timeout.of(patience);
    this.client =
        HttpAsyncClients.custom()
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setMaxConnPerRoute(HostSlots.MOST)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(timeout)
                            .setSocketTimeout(timeout)
                            .build())
                    .setDefaultTlsConfig(
                        TlsConfig.custom()
                            .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                            .setHandshakeTimeout(timeout)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(timeout)
                    .setResponseTimeout(timeout)
                    .build())
            .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build())
            .setUserAgent("Weir")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
    client.start();
  }

  @Override
  public CompletableFuture<Integer> post(URI url, Map<String, String> headers, byte[] body) {
    return CompletableFuture.supplyAsync(() -> judged(url), names)
        .thenCompose(address -> post(url, address, headers, body))
        .orTimeout(patience.toMillis() * 2, TimeUnit.MILLISECONDS);
  }

  private InetAddress judged(URI url) {
    try {
      return targets.judge(url, addresses);
    } catch (Targets.Refused e) {
      throw new UncheckedIOException(new IOException(e.getMessage(), e));
    }
  }

  private CompletableFuture<Integer> post(
      URI url, InetAddress address, Map<String, String> headers, byte[] body) {
    // The host keeps its name, for the Host header and the certificate.
    HttpHost host = new HttpHost(url.getScheme(), address, name(url.getHost()), port(url));
    SimpleHttpRequest request =
        SimpleRequestBuilder.post(url).setBody(body, ContentType.APPLICATION_JSON).build();
    headers.forEach(request::setHeader);
    CompletableFuture<Integer> status = new CompletableFuture<>();
    Future<?> exchange =
        client.execute(
            host,
            SimpleRequestProducer.create(request),
            new StatusOnly(status),
            null,
            null,
            new Unanswered(status));
    // An answer whose body never ends must not hold a connection.
    CompletableFuture.delayedExecutor(patience.toMillis() * 2, TimeUnit.MILLISECONDS, names)
        .execute(() -> exchange.cancel(true));
    return status;
  }

  /** Without the brackets of an IPv6 address. */
  private static String name(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }

  /** Hears of what went wrong before there was an answer. */
  private record Unanswered(CompletableFuture<Integer> status)
      implements FutureCallback<@Nullable Void> {
    @Override
    public void completed(@Nullable Void nothing) {}

    @Override
    public void failed(Exception cause) {
      status.completeExceptionally(cause);
    }

    @Override
    public void cancelled() {
      status.completeExceptionally(new IOException("The post was given up"));
    }
  }

  @Override
  public void close() {
    client.close(CloseMode.GRACEFUL);
  }
}
