package city.weir.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.TestServer;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city with an OIDC issuer of its own: everybody comes with its tokens, the worker with ours. */
class OutsideIssuerTest {
  private static final String LEASES = "/internal/v1/leases/none/heartbeat";

  @TempDir static Path home;
  private static HttpServer issuer;
  private static RSAKey key;
  private static String address;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("city").generate();
    issuer = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    address = "http://127.0.0.1:" + issuer.getAddress().getPort();
    serve(
        "/.well-known/openid-configuration",
        """
        {"issuer":"%1$s","jwks_uri":"%1$s/keys","subject_types_supported":["public"]}"""
            .formatted(address));
    serve("/keys", new JWKSet(key.toPublicJWK()).toString());
    issuer.start();
    server =
        TestServer.start(
            home,
            "weir.auth.issuer-uri=" + address,
            "weir.auth.audience=lake",
            "weir.auth.roles-claim=realm_access.roles");
  }

  private static void serve(String path, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    issuer.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  @AfterAll
  static void stop() {
    server.close();
    issuer.stop(0);
  }

  @Test
  void givesTheWorkerItsTokenAndLetsItInToTablesAndOrders() throws Exception {
    String token = server.token("worker");
    assertThat(get(token, "/iceberg/v1/config").statusCode()).isEqualTo(200);
    HttpResponse<String> beat =
        server.send(
            server
                .request("", LEASES)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody()));
    assertThat(beat.statusCode()).isEqualTo(410);
    assertThat(get(token, "/api/v1/contracts").statusCode()).isEqualTo(403);
  }

  @Test
  void givesNobodyElseATokenAndSaysWhereToGetOne() throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request("", "/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=steward&client_secret="
                            + server.secret("steward"))));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("invalid_client", address);
    assertThat(server.get("", "/api/v1/subscriptions").body()).contains(address);
  }

  @Test
  void readsRolesWhereTheCitysIssuerPutsThem() throws Exception {
    assertThat(get(token(key, "lake", "steward"), "/api/v1/contracts").statusCode()).isEqualTo(200);
    assertThat(get(token(key, "lake", "agency"), "/api/v1/contracts").statusCode()).isEqualTo(403);
  }

  @Test
  void refusesTokensOfOthersAndForOthers() throws Exception {
    RSAKey forged = new RSAKeyGenerator(2048).keyID("city").generate();
    assertThat(get(token(forged, "lake", "steward"), "/api/v1/contracts").statusCode())
        .isEqualTo(401);
    assertThat(get(token(key, "mail", "steward"), "/api/v1/contracts").statusCode()).isEqualTo(401);
    String posing = signed(key, claims("lake", "steward").issuer(OwnTokens.ISSUER).build());
    assertThat(get(posing, "/api/v1/contracts").statusCode()).isEqualTo(401);
  }

  @Test
  void refusesATokenWithRolesThatNobodyMayHoldTogetherAndTellsTheAudit() throws Exception {
    JWTClaimsSet both =
        claims("lake", "")
            .subject("two-hats")
            .claim(
                "realm_access", Map.of("roles", List.of("auditor", "operator", "offline_access")))
            .build();
    String token = signed(key, both);
    for (String path :
        new String[] {"/api/v1/audit-events", "/api/v1/promotions", "/api/v1/datasets"}) {
      HttpResponse<String> refused = get(token, path);
      assertThat(refused.statusCode()).as(path).isEqualTo(403);
      assertThat(refused.body()).contains("two-hats", "[auditor, operator]", "each stand alone");
    }
    assertThat(get(token(key, "lake", "auditor"), "/api/v1/audit-events?subject=two-hats").body())
        .contains("each stand alone", "DENY");
  }

  private static HttpResponse<String> get(String token, String path) throws Exception {
    return server.send(server.request("", path).header("Authorization", "Bearer " + token).GET());
  }

  private static String token(RSAKey with, String audience, String role) throws Exception {
    return signed(with, claims(audience, role).build());
  }

  private static JWTClaimsSet.Builder claims(String audience, String role) {
    return new JWTClaimsSet.Builder()
        .issuer(address)
        .subject("someone")
        .audience(audience)
        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
        .claim("realm_access", Map.of("roles", List.of(role)));
  }

  private static String signed(RSAKey with, JWTClaimsSet claims) throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(with));
    return token.serialize();
  }
}
