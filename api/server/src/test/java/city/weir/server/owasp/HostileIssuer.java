package city.weir.server.owasp;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** An issuer that somebody has taken over, and a place inside that only the server could reach. */
final class HostileIssuer implements AutoCloseable {
  private final HttpServer issuer;
  private final HttpServer inside;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicBoolean reached = new AtomicBoolean();
  private final RSAKey key;

  private HostileIssuer(HttpServer issuer, HttpServer inside, RSAKey key) {
    this.issuer = issuer;
    this.inside = inside;
    this.key = key;
  }

  static HostileIssuer start(String how) throws Exception {
    HostileIssuer hostile =
        new HostileIssuer(
            HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0),
            HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0),
            new RSAKeyGenerator(2048).keyID("k").generate());
    hostile.listen(how);
    return hostile;
  }

  String address() {
    return "http://127.0.0.1:" + issuer.getAddress().getPort();
  }

  private String insideAddress() {
    return "http://127.0.0.1:" + inside.getAddress().getPort();
  }

  private void listen(String how) {
    String keys = new JWKSet(key.toPublicJWK()).toString();
    inside.createContext(
        "/",
        exchange -> {
          reached.set(true);
          answer(exchange, keys);
        });
    String where =
        how.equals("elsewhere")
            ? insideAddress()
            : how.equals("metadata") ? "http://169.254.169.254" : address();
    issuer.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                how.equals("nonsense")
                    ? "<html>"
                    : """
                    {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize",
                     "jwks_uri": "%2$s/keys", "token_endpoint": "%2$s/token",
                     "subject_types_supported": ["public"]}"""
                        .formatted(address(), where)));
    issuer.createContext("/keys", exchange -> asked(exchange, how));
    issuer.createContext("/token", exchange -> asked(exchange, how));
    issuer.setExecutor(threads);
    issuer.start();
    inside.start();
  }

  private void asked(HttpExchange exchange, String how) throws IOException {
    switch (how) {
      case "redirect" -> {
        exchange.getResponseHeaders().set("Location", insideAddress());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
      }
      case "endless" -> {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
          while (closed.getCount() > 0) {
            out.write(new byte[100_000]);
          }
        }
      }
      default -> {
        try {
          closed.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        exchange.close();
      }
    }
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** A token that would be right, were its keys to be had where the issuer says. */
  String token() throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
            new JWTClaimsSet.Builder()
                .issuer(address())
                .subject("someone")
                .claim("roles", List.of("steward"))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  boolean reachedWhatItShouldNot() {
    return reached.get();
  }

  @Override
  public void close() {
    closed.countDown();
    issuer.stop(0);
    inside.stop(0);
    threads.shutdownNow();
  }
}
