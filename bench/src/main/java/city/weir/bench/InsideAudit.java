package city.weir.bench;

import city.weir.contract.TableName;
import city.weir.lake.Lake;
import city.weir.server.Server;
import city.weir.sharing.audit.ledger.LakeAuditLog;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What {@link AuditSearch} measures beside a running server, run on its class path. */
final class InsideAudit {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVENTS = "/api/v1/audit-events?";
  private static final TableName AUDIT_EVENTS = TableName.parse("audit.event");

  private static final int WARM = 3;
  private static final int CALLS = 20;

  private final Path home;
  private final AuditYears years;

  private InsideAudit(Path home, AuditYears years) {
    this.home = home;
    this.years = years;
  }

  /**
   * Takes the home, kept from one run to the next, how many events there are to be, and where the
   * figures go: a line for each question, with milliseconds of ours and of the peer.
   */
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    long events = Long.parseLong(arguments[1]);
    Path made = home.resolve("made-from");
    if (!Files.exists(made)) {
      make(home, AuditYears.until(Instant.now(), events));
    }
    AuditYears years = new AuditYears(events, Instant.parse(Files.readString(made).strip()));
    Files.write(Path.of(arguments[2]), new InsideAudit(home, years).measure());
  }

  private static ConfigurableApplicationContext server(Path home) {
    return new SpringApplicationBuilder(Server.class)
        .run(
            "--weir.home=" + home,
            "--server.port=0",
            "--weir.mqtt.port=0",
            "--weir.worker.enabled=false",
            "--weir.limits.requests-per-second=1000000");
  }

  private static void make(Path home, AuditYears years) throws Exception {
    if (Files.exists(home)) {
      try (Stream<Path> half = Files.walk(home)) {
        for (Path path : half.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(home);
    Files.writeString(
        home.resolve("parties.yaml"),
        "parties:\n  - {id: bench-auditor, name: 审计局, roles: [auditor]}\n");
    long began = System.nanoTime();
    try (ConfigurableApplicationContext context = server(home)) {
      years.keep(context.getBean(LakeAuditLog.class));
    }
    System.out.printf("%d events kept in %d s%n", years.events(), seconds(began));
    Files.writeString(home.resolve("made-from"), years.from().toString());
  }

  private static long seconds(long began) {
    return (System.nanoTime() - began) / 1_000_000_000;
  }

  private List<String> measure() throws Exception {
    Instant from = years.from().plusSeconds(400 * 86_400L);
    Instant until = from.plusSeconds(7 * 86_400L);
    String week =
        "subject=%s&action=rows.&from=%s&until=%s&limit=1000"
            .formatted(AuditYears.person(42), from, until);
    String weekly =
        "subject = '%s' AND starts_with(action, 'rows.') AND occurred_at >= '%s' AND occurred_at < '%s'"
            .formatted(AuditYears.person(42), from, until);
    String denials = "dataset=%s&outcome=DENY&limit=1000".formatted(AuditYears.dataset(42));
    String denied = "dataset = '%s' AND outcome = 'DENY'".formatted(AuditYears.dataset(42));
    try (ConfigurableApplicationContext context = server(home);
        DuckDb duck = new DuckDb()) {
      Files.writeString(
          AuditSearch.files(home), files(context.getBean(Lake.class).table(AUDIT_EVENTS)));
      int port = context.getEnvironment().getRequiredProperty("local.server.port", int.class);
      return List.of(
          beside("one person's reads in a week", port, week, duck, weekly),
          beside("one dataset's denials", port, denials, duck, denied));
    }
  }

  private String beside(String what, int port, String asked, DuckDb duck, String where)
      throws Exception {
    String sql =
        "SELECT * FROM %s WHERE %s ORDER BY sequence DESC LIMIT 1000"
            .formatted(Files.readString(AuditSearch.files(home)), where);
    int peers = duck.read(sql);
    Percentiles theirs = Percentiles.of(WARM, CALLS, () -> duck.read(sql));
    // A connection that waits is closed: it is opened when it is needed.
    try (Caller caller = new Caller(port, token(port))) {
      int found = caller.get(EVENTS + asked).split("\"sequence\"", -1).length - 1;
      if (found == 0 || found != peers) {
        throw new IllegalStateException(
            "%s: %d found, %d by the peer".formatted(what, found, peers));
      }
      Percentiles ours = Percentiles.of(WARM, CALLS, () -> caller.get(EVENTS + asked));
      return "%s (%d events)\t%s\t%s".formatted(what, found, ours.p50(), theirs.p50());
    }
  }

  /**
   * Those the table is of now: files that were merged into others stay in the folder for a while.
   */
  private static String files(Table events) throws IOException {
    try (CloseableIterable<FileScanTask> tasks = events.newScan().planFiles()) {
      return StreamSupport.stream(tasks.spliterator(), false)
          .map(task -> "'" + Path.of(URI.create(task.file().location()).getPath()) + "'")
          .sorted()
          .collect(Collectors.joining(",", "read_parquet([", "])"));
    }
  }

  private String token(int port) throws Exception {
    String secret =
        JSON.readTree(Files.readAllBytes(home.resolve("credentials.json")))
            .path("bench-auditor")
            .asText();
    String basic =
        Base64.getEncoder()
            .encodeToString(("bench-auditor:" + secret).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/oauth2/token".formatted(port)))
                    .header("Authorization", "Basic " + basic)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return JSON.readTree(answer.body()).path("access_token").asText();
  }
}
