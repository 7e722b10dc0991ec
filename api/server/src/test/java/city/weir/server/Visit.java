package city.weir.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, follows redirects, sends forms with their token. */
public final class Visit {
  private static final Pattern TOKEN = Pattern.compile("X-CSRF-TOKEN&quot;: &quot;([^&]+)&quot;");

  private final TestServer server;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private String token = "";

  /** Somebody who has not signed in. */
  public Visit(TestServer server) {
    this.server = server;
  }

  /** Signs in with the password in the home; the answer is the console's first page. */
  public HttpResponse<String> signIn(String person) throws IOException, InterruptedException {
    return signIn(person, server.secret(person));
  }

  public HttpResponse<String> signIn(String person, String password)
      throws IOException, InterruptedException {
    get("/console");
    return post("/sign-in", Map.of("person", person, "password", password));
  }

  /** A page; its token is kept for what is sent next. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return seen(send(HttpRequest.newBuilder(URI.create(server.uri(path)))));
  }

  /** Sends a form, with the token of the page seen last. */
  public HttpResponse<String> post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String form =
        fields.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return seen(
        send(
            HttpRequest.newBuilder(URI.create(server.uri(path)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-CSRF-TOKEN", token)
                .POST(BodyPublishers.ofString(form))));
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The token of the page seen last. */
  public String token() {
    return token;
  }

  /** What the browser is known by, as {@code name=value}. */
  public String cookie() {
    return cookies.getCookieStore().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private HttpResponse<String> seen(HttpResponse<String> page) {
    Matcher found = TOKEN.matcher(page.body());
    if (found.find()) {
      token = found.group(1);
    }
    return page;
  }
}
