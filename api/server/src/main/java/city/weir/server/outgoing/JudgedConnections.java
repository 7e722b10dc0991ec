package city.weir.server.outgoing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Connects to the address that was judged and to no other: the name service is not asked again,
 * when it might answer with one that was never judged. Redirects are not followed. An answer is
 * read to its end before it is handed on, within a length and a time; past either its exchange is
 * given up and its connection cut, for closing one in order would first read all that still comes.
 */
final class JudgedConnections implements ClientHttpRequestFactory, AutoCloseable {
  /** The client writes these itself. */
  private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding", "host");

  private final Judge judge;
  private final int longest;
  private final Duration patience;
  private final CloseableHttpAsyncClient client;

  /** Tells where a call may go. */
  @FunctionalInterface
  interface Judge {
    /**
     * The address to connect to, or null for any that the name has.
     *
     * @throws IOException when it may not be called; the message says why
     */
    @Nullable InetAddress judge(URI url) throws IOException;
  }

  /**
   * @param longest body of an answer, in bytes
   * @param patience for the connection, and again for the whole answer
   */
  JudgedConnections(Judge judge, int longest, Duration patience) {
    this.judge = judge;
    this.longest = longest;
    this.patience = patience;
    Timeout timeout = Timeout.of(patience);
    this.client =
        HttpAsyncClients.custom()
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
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
  }

  @Override
  public ClientHttpRequest createRequest(URI url, HttpMethod method) {
    return new Call(url, method);
  }

  private WholeAnswer exchange(URI url, SimpleHttpRequest request) throws IOException {
    // The host keeps its name, for the Host header and the certificate.
    HttpHost host = new HttpHost(url.getScheme(), judge.judge(url), name(url), port(url));
    client.start(); // by the first call: many a server has nobody to call
    Future<WholeAnswer> exchange =
        client.execute(
            host,
            SimpleRequestProducer.create(request),
            new AnswerReader(longest),
            null,
            null,
            null);
    try {
      return exchange.get(patience.toMillis() * 2, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("%s did not answer to the end in time".formatted(url), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("The call was interrupted");
      interrupted.initCause(e);
      throw interrupted;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException("%s did not answer: %s".formatted(url, cause.getMessage()), cause);
    } finally {
      exchange.cancel(true); // nothing where it is over
    }
  }

  /** Without the brackets of an IPv6 address. */
  private static String name(URI url) {
    String host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** The port, or that of the scheme where none is written. */
  static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
  }

  @Override
  public void close() {
    client.close(CloseMode.GRACEFUL);
  }

  private final class Call extends AbstractClientHttpRequest {
    private final URI url;
    private final HttpMethod method;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Call(URI url, HttpMethod method) {
      this.url = url;
      this.method = method;
    }

    @Override
    public HttpMethod getMethod() {
      return method;
    }

    @Override
    public URI getURI() {
      return url;
    }

    @Override
    protected OutputStream getBodyInternal(HttpHeaders headers) {
      return body;
    }

    @Override
    protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
      SimpleHttpRequest request = SimpleHttpRequest.create(method.name(), url);
      headers.forEach(
          (name, values) -> {
            if (!FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
              values.forEach(value -> request.addHeader(name, value));
            }
          });
      if (body.size() > 0) {
        request.setBody(body.toByteArray(), null);
      }
      return exchange(url, request);
    }
  }
}
