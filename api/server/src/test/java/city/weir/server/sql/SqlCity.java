package city.weir.server.sql;

import city.weir.lake.Lake;
import city.weir.server.GasCity;
import city.weir.server.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three gas readings of two districts, and everybody who may ask about them in SQL, or may not. */
public final class SqlCity implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TestServer server;

  private SqlCity(TestServer server) {
    this.server = server;
  }

  public static SqlCity start(Path home, String... settings) throws IOException {
    GasCity.into(home);
    Files.writeString(
        home.resolve("parties.yaml"),
        """
        parties:
          - {id: analyst, name: 分析员, roles: [analyst], district: "420100", clearance: general-2}
          - {id: other-analyst, name: 另一位分析员, roles: [analyst], district: "420106", clearance: general-2}
          - {id: steward, name: 数据管理员, roles: [steward], district: "420100", clearance: general-3}
          - {id: auditor, name: 安全审计员, roles: [auditor], clearance: general-1}
          - {id: second-steward, name: 第二位数据管理员, roles: [steward], clearance: general-3}
          - {id: jianghan-emergency, name: 江汉区应急管理局, roles: [agency], district: "420103", clearance: general-2}
          - {id: wuchang-emergency, name: 武昌区应急管理局, roles: [agency], district: "420106", clearance: general-2}
        people:
          - {id: wu-jing, name: 吴静, english: Wu Jing, party: analyst, roles: [analyst]}
          - {id: zhao-min, name: 赵敏, english: Zhao Min, party: steward, roles: [steward]}
          - {id: li-wen, name: 李雯, english: Li Wen, party: jianghan-emergency, roles: [agency]}
        agreements:
          - id: jianghan-gas
            dataset: wuhan.gas.gas-reading
            recipient: jianghan-emergency
            purpose: emergency-response
            use: 辖区燃气泄漏处置 / gas leaks in the district
            ground: 《中华人民共和国突发事件应对法》
            ways: [query, sql, subscription]
            from: "2024-01-01T00:00:00+08:00"
            clearance: general-2
        """);
    TestServer server = TestServer.start(home, settings);
    GasCity.publish(
        server.bean(Lake.class),
        List.of(
            GasCity.reading("gas-1", "420103", 1),
            GasCity.reading("gas-2", "420103", 2),
            GasCity.reading("gas-3", "420106", 3)));
    return new SqlCity(server);
  }

  public TestServer server() {
    return server;
  }

  public HttpResponse<String> get(String client, String path) throws Exception {
    return server.get(client, path);
  }

  /** Sends {@code body} with single quotes in the place of JSON's. */
  public HttpResponse<String> send(
      String client, String method, String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        server
            .request(client, path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.replace('\'', '"')));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return server.send(request);
  }

  public HttpResponse<String> post(String client, String path) throws Exception {
    return send(client, "POST", path, "");
  }

  public static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    server.close();
  }
}
