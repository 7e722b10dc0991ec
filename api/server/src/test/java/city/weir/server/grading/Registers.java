package city.weir.server.grading;

import city.weir.lake.Lake;
import city.weir.server.TableRows;
import city.weir.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server with a register of people that is graded too low, and a roster made of it. */
final class Registers {
  static final JsonMapper JSON = JsonMapper.builder().build();

  private Registers() {}

  static TestServer start(Path home, String... settings) throws IOException {
    Path contracts = Files.createDirectories(home.resolve("contracts"));
    for (String name : List.of("register.odcs.yaml", "roster.odcs.yaml", "roster.sql")) {
      Files.writeString(contracts.resolve(name), resource(name));
    }
    Files.writeString(home.resolve("parties.yaml"), resource("parties.yaml"));
    Files.writeString(
        home.resolve("protected-sites.csv"), "name,longitude,latitude\n水厂,114.2500,30.5500\n");
    TestServer server = TestServer.start(home, settings);
    TableRows.append(server.bean(Lake.class), "resource.register", rows());
    return server;
  }

  static String resource(String name) throws IOException {
    try (InputStream in = Registers.class.getResourceAsStream("/grading/" + name)) {
      return new String(
          Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private static List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Map<String, Object> row = new HashMap<>();
      row.put("entry_id", "R%03d".formatted(i));
      row.put("phone", "13%d%08d".formatted(i % 10, 12_345_678 + i * 1_234_567L));
      row.put("papers", "身份证 11010519491231002X 已核");
      row.put("home", "江汉区解放大道%d号%d栋".formatted(100 + i, 1 + i % 9));
      row.put("longitude", 114.2500 + (i % 2) * 0.0001);
      row.put("latitude", 30.5500);
      rows.add(row);
    }
    return rows;
  }

  /** Has everything looked at, and waits for it. */
  static JsonNode scan(TestServer server) throws Exception {
    JsonNode scan =
        JSON.readTree(
            server
                .send(
                    server
                        .request("steward-a", "/api/v1/grading-scans")
                        .POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                .body());
    String path = "/api/v1/grading-scans/" + scan.path("id").asString();
    Instant late = Instant.now().plus(Duration.ofSeconds(60));
    while (scan.path("state").asString().equals("running")) {
      if (Instant.now().isAfter(late)) {
        throw new AssertionError("The scan does not end: " + scan);
      }
      LockSupport.parkNanos(20_000_000);
      scan = JSON.readTree(server.get("steward-a", path).body());
    }
    return scan;
  }

  static JsonNode read(TestServer server, String who, String path) throws Exception {
    return JSON.readTree(server.get(who, path).body());
  }

  /** Id of the proposal that waits for {@code column} of {@code dataset}. */
  static String proposal(TestServer server, String dataset, String column) throws Exception {
    for (JsonNode each :
        read(server, "steward-a", "/api/v1/grading-proposals?dataset=" + dataset).path("items")) {
      if (each.path("column").asString().equals(column)) {
        return each.path("id").asString();
      }
    }
    throw new AssertionError("No proposal for %s of %s".formatted(column, dataset));
  }
}
