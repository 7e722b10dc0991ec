package city.weir.server.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.TestServer;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A system proves who it is by secrets and keys, and changes them without a gap. */
class CredentialsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path home;
  private static TestKeys listed;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    listed = TestKeys.of(JWSAlgorithm.ES256);
    Files.writeString(
        home.resolve("parties.yaml"),
        """
        parties:
          - {id: fire-brigade, name: 消防救援支队, roles: [agency]}
          - {id: water-bureau, name: 水务局, roles: [agency]}
          - {id: auditor, name: 审计员, roles: [auditor]}
          - {id: key-only, name: 只用公钥的单位, roles: [agency], secret: false, keys: [%s]}
        """
            .formatted(listed.pub().toJSONString()));
    server = TestServer.start(home, "weir.limits.requests-per-second=1000");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "PS256", "ES256", "EdDSA"})
  void givesATokenForAnAssertionSignedWithARegisteredKey(String name) throws Exception {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
    TestKeys keys = TestKeys.of(algorithm);
    JsonNode made = register("fire-brigade", keys);
    String token = token(keys.sign(algorithm, TestKeys.claims("fire-brigade")));
    assertThat(get(token, "/api/v1/credentials").body())
        .contains(made.path("id").asString(), "lastUsedAt");
    retire("fire-brigade", made.path("id").asString(), "2020-01-01T00:00:00Z");
    HttpResponse<String> after =
        ask(keys.sign(algorithm, TestKeys.claims("fire-brigade").jwtID("after")));
    assertThat(after.statusCode()).isEqualTo(401);
  }

  @Test
  void takesKeysListedInTheFileAndNoSecretWhereThatIsTurnedOff() throws Exception {
    String token = token(listed.sign(JWSAlgorithm.ES256, TestKeys.claims("key-only")));
    assertThat(get(token, "/api/v1/credentials").body()).contains("parties.yaml");
    assertThat(Files.readString(home.resolve("credentials.json"))).doesNotContain("key-only");
    HttpResponse<String> made =
        post(token, "/api/v1/credentials/secrets", "{\"name\":\"one more\"}");
    assertThat(made.statusCode()).isEqualTo(409);
    assertThat(made.body()).contains("register a public key");
  }

  @Test
  void takesEachAssertionOnce() throws Exception {
    String assertion = listed.sign(JWSAlgorithm.ES256, TestKeys.claims("key-only"));
    assertThat(ask(assertion).statusCode()).isEqualTo(200);
    HttpResponse<String> again = ask(assertion);
    assertThat(again.statusCode()).isEqualTo(401);
    assertThat(again.body()).contains("invalid_client", "jti was used before");
  }

  @Test
  void refusesAssertionsThatProveNothing() throws Exception {
    JWTClaimsSet.Builder right = TestKeys.claims("key-only");
    TestKeys stranger = TestKeys.of(JWSAlgorithm.ES256);
    JWSHeader posing =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .keyID(listed.pub().getKeyID())
            .jwk(stranger.pub())
            .build();
    assertRefused(stranger.sign(posing, right), "no key of this client");
    assertRefused(
        listed.sign(JWSAlgorithm.ES256, TestKeys.claims("key-only").issuer("water-bureau")),
        "iss and sub");
    // A key of another party's signs nothing in this one's name.
    assertRefused(
        listed.sign(JWSAlgorithm.ES256, TestKeys.claims("water-bureau")), "no key of this client");
    assertRefused(
        listed.sign(
            JWSAlgorithm.ES256, TestKeys.claims("key-only").audience("https://elsewhere/token")),
        "aud must be");
    assertRefused(
        listed.sign(JWSAlgorithm.ES256, TestKeys.claims("key-only").expirationTime(in(-3600))),
        "exp is over");
    assertRefused(
        listed.sign(JWSAlgorithm.ES256, TestKeys.claims("key-only").expirationTime(in(3600))),
        "more than 5 minutes");
    assertRefused(
        listed.sign(JWSAlgorithm.ES256, TestKeys.claims("key-only").jwtID(null)), "jti is missing");
  }

  @Test
  void refusesAssertionsWithoutASignatureOrWithOneThatAnybodyCanMake() throws Exception {
    JWTClaimsSet claims = TestKeys.claims("key-only").build();
    assertThat(ask(new PlainJWT(claims).serialize()).statusCode()).isEqualTo(400);
    SignedJWT shared = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    shared.sign(new MACSigner(listed.pub().toJSONString().getBytes(StandardCharsets.UTF_8)));
    assertRefused(shared.serialize(), "no key of this client");
  }

  @Test
  void changesASecretWithoutAGap() throws Exception {
    String first = server.secret("water-bureau");
    HttpResponse<String> answer =
        post(server.token("water-bureau"), "/api/v1/credentials/secrets", "{\"name\":\"second\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String second = JSON.readTree(answer.body()).path("secret").asString();
    assertThat(bySecret("water-bureau", first).statusCode()).isEqualTo(200);
    HttpResponse<String> bySecond = bySecret("water-bureau", second);
    assertThat(bySecond.statusCode()).isEqualTo(200);
    String token = JSON.readTree(bySecond.body()).path("access_token").asString();

    String list = get(token, "/api/v1/credentials").body();
    assertThat(list).doesNotContain(first, second, "material");
    JsonNode oldest = JSON.readTree(list).path("items").path(0);
    assertThat(oldest.path("lastUsedAt").isMissingNode()).isFalse();
    String id = oldest.path("id").asString();

    HttpResponse<String> ending = post(token, "/api/v1/credentials/" + id + "/retirement", "{}");
    assertThat(ending.body()).contains("\"state\":\"ending\"");
    assertThat(bySecret("water-bureau", first).statusCode()).isEqualTo(200);
    retire("water-bureau", id, Instant.now().toString());
    assertThat(bySecret("water-bureau", first).statusCode()).isEqualTo(401);

    String left = JSON.readTree(list).path("items").path(1).path("id").asString();
    HttpResponse<String> last = post(token, "/api/v1/credentials/" + left + "/retirement", "{}");
    assertThat(last.statusCode()).isEqualTo(409);
    assertThat(last.body()).contains("add another one");
    assertThat(server.get("auditor", "/api/v1/audit-events?subject=water-bureau&limit=100").body())
        .contains("credential.secret", "credential.retire");
  }

  @Test
  void makesOneSecretUnderOneKeyAndShowsItOnce() throws Exception {
    String token = token(listed.sign(JWSAlgorithm.ES256, TestKeys.claims("key-only")));
    assertThat(get(token, "/api/v1/credentials").statusCode()).isEqualTo(200);
    String body = "{\"name\":\"twice\"}";
    HttpResponse<String> first = makeSecret("fire-brigade", "key-1", body);
    HttpResponse<String> again = makeSecret("fire-brigade", "key-1", body);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.body()).contains("\"secret\":");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).doesNotContain("\"secret\":");
    assertThat(JSON.readTree(again.body()).path("id"))
        .isEqualTo(JSON.readTree(first.body()).path("id"));
  }

  @Test
  void letsNobodyTouchTheCredentialsOfAnother() throws Exception {
    String mine =
        JSON.readTree(server.get("fire-brigade", "/api/v1/credentials").body())
            .path("items")
            .path(0)
            .path("id")
            .asString();
    HttpResponse<String> others =
        post(
            token(listed.sign(JWSAlgorithm.ES256, TestKeys.claims("key-only"))),
            "/api/v1/credentials/" + mine + "/retirement",
            "{\"at\":\"2020-01-01T00:00:00Z\"}");
    assertThat(others.statusCode()).isEqualTo(404);
    assertThat(server.get("worker", "/api/v1/credentials").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}",
        "{\"kty\":\"RSA\",\"n\":\"sXchDaQebHnPiGvyDOAT4saGEUetSyo9MKLOoWFsueri\",\"e\":\"AQAB\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
        "{\"kty\":\"none\"}",
      })
  void refusesKeysThatAreWeakSecretOrNone(String jwk) throws Exception {
    HttpResponse<String> answer =
        post(
            server.token("fire-brigade"),
            "/api/v1/credentials/keys",
            "{\"name\":\"bad\",\"key\":" + jwk + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("key: ");
  }

  private static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  private static void assertRefused(String assertion, String why) throws Exception {
    HttpResponse<String> answer = ask(assertion);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(answer.body()).contains("invalid_client", why);
  }

  private static JsonNode register(String client, TestKeys keys) throws Exception {
    HttpResponse<String> answer =
        post(
            server.token(client),
            "/api/v1/credentials/keys",
            "{\"name\":\"%s\",\"key\":%s}".formatted(keys.pub().getKeyID(), keys.pub()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body());
  }

  private static void retire(String client, String id, String at) throws Exception {
    String token = client.equals("water-bureau") ? waterToken() : server.token(client);
    HttpResponse<String> answer =
        post(token, "/api/v1/credentials/" + id + "/retirement", "{\"at\":\"" + at + "\"}");
    assertThat(answer.body()).contains("\"state\":\"ended\"");
  }

  private static String waterToken() throws Exception {
    return JSON.readTree(bySecret("water-bureau", server.secret("water-bureau")).body())
        .path("access_token")
        .asString();
  }

  private static String token(String assertion) throws Exception {
    HttpResponse<String> answer = ask(assertion);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("access_token").asString();
  }

  private static HttpResponse<String> ask(String assertion) throws Exception {
    return form(
        "grant_type=client_credentials&client_assertion_type="
            + encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            + "&client_assertion="
            + encoded(assertion));
  }

  private static HttpResponse<String> bySecret(String client, String secret) throws Exception {
    return form(
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(client, encoded(secret)));
  }

  private static HttpResponse<String> form(String body) throws Exception {
    return server.send(
        server
            .request("", "/oauth2/token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> makeSecret(String client, String key, String body)
      throws Exception {
    return server.send(
        server
            .request(client, "/api/v1/credentials/secrets")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> get(String token, String path) throws Exception {
    return server.send(server.request("", path).header("Authorization", "Bearer " + token).GET());
  }

  private static HttpResponse<String> post(String token, String path, String body)
      throws Exception {
    return server.send(
        server
            .request("", path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }
}
