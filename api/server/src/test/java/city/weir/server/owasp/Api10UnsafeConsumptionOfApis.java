package city.weir.server.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.TestServer;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API10: what others answer is not believed. */
abstract class Api10UnsafeConsumptionOfApis {
  private static final Pattern STATE = Pattern.compile("(?:^|&)state=([^&]+)");

  /** What an issuer may answer when it is asked where its keys are. */
  @ParameterizedTest
  @ValueSource(strings = {"redirect", "endless", "elsewhere", "metadata", "nonsense", "silent"})
  void isNotHarmedByAHostileIssuer(String how, @TempDir Path another) throws Exception {
    HostileIssuer issuer = HostileIssuer.start(how);
    try (TestServer trusting =
        TestServer.start(another, "weir.auth.issuer-uri=" + issuer.address())) {
      HttpResponse<String> answer =
          trusting.send(
              trusting
                  .request("", "/api/v1/contracts")
                  .header("Authorization", "Bearer " + issuer.token())
                  .GET());
      assertThat(answer.statusCode()).as(answer.body()).isIn(401, 503);
      assertThat(answer.body()).doesNotContain("java.", "Exception");
      HttpResponse<String> signedIn = signIn(trusting);
      assertThat(signedIn.statusCode()).as(signedIn.body()).isIn(403, 503);
      assertThat(signedIn.body()).doesNotContain("java.", "Exception");
      assertThat(issuer.reachedWhatItShouldNot()).isFalse();
      assertThat(trusting.get("", "/health").statusCode()).isEqualTo(200);
    } finally {
      issuer.close();
    }
  }

  /** Comes back from the issuer with a code, as far as one gets. */
  private static HttpResponse<String> signIn(TestServer server) throws Exception {
    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    String begin = server.uri("/console");
    HttpResponse<String> answer = get(browser, begin);
    for (int hops = 0; answer.statusCode() == 302 && hops < 10; hops++) {
      URI next = URI.create(begin).resolve(answer.headers().firstValue("Location").orElseThrow());
      Matcher state = STATE.matcher(String.valueOf(next.getRawQuery()));
      answer =
          get(
              browser,
              state.find()
                  ? server.uri("/console/signed-in/weir?code=stolen&state=" + state.group(1))
                  : next.toString());
    }
    return answer;
  }

  private static HttpResponse<String> get(HttpClient browser, String address) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
