package city.weir.server.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** API2: nobody passes for somebody else. */
abstract class Api2BrokenAuthentication {
  private final City city;

  Api2BrokenAuthentication(City city) {
    this.city = city;
  }

  @Test
  void takesNoForgedToken() throws Exception {
    AtomicInteger fetched = new AtomicInteger();
    HttpServer hostile = hostile(fetched);
    try {
      URI keys = URI.create("http://127.0.0.1:" + hostile.getAddress().getPort() + "/keys");
      assertThat(bearer(ForgedTokens.genuine(city.home)).statusCode()).isEqualTo(200);
      for (Map.Entry<String, String> forged : ForgedTokens.all(city.home, keys).entrySet()) {
        HttpResponse<String> answer = bearer(forged.getValue());
        assertThat(answer.statusCode()).as(forged.getKey() + answer.body()).isIn(400, 401);
        city.assertTellsNothingOfTheInside(answer, forged.getKey());
      }
      assertThat(fetched).as("a token must not send the server anywhere").hasValue(0);
    } finally {
      hostile.stop(0);
    }
  }

  private HttpResponse<String> bearer(String token) throws Exception {
    return city.server.send(
        city.server
            .request("", "/api/v1/contracts")
            .header("Authorization", "Bearer " + token)
            .GET());
  }

  private HttpServer hostile(AtomicInteger fetched) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          fetched.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  @Test
  void takesATokenFromNowhereButTheHeader() throws Exception {
    String token = city.token("steward");
    assertThat(city.get("", "/api/v1/contracts?access_token=" + token).statusCode()).isEqualTo(401);
    HttpResponse<String> form =
        city.server.send(
            city.server
                .request("", "/api/v1/sql")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("access_token=" + token)));
    assertThat(form.statusCode()).isEqualTo(401);
  }

  @Test
  void makesWhoeverGuessesSecretsWait() throws Exception {
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      answers.add(guess("the-owner", "guess-" + i).statusCode());
    }
    assertThat(answers).startsWith(401).endsWith(429);
    // The right one is not taken either, so that a guess cannot be told by its answer.
    HttpResponse<String> right = guess("the-owner", city.server.secret("the-owner"));
    assertThat(right.statusCode()).isEqualTo(429);
    assertThat(right.headers().firstValue("Retry-After")).isPresent();
    assertThat(guess(City.VICTIM, city.server.secret(City.VICTIM)).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> guess(String client, String secret) throws Exception {
    return city.server.send(
        city.server
            .request("", "/oauth2/token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(client, City.encoded(secret)))));
  }
}
