package city.weir.server.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.lake.Lake;
import city.weir.server.TableRows;
import city.weir.server.TestServer;
import city.weir.server.trino.EveryColumn;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.ForbiddenException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What partners and engines reach of the catalog, with Iceberg's own client. */
class GrantedTablesTest {
  private static final Namespace RESOURCE = Namespace.of("resource");
  private static final TableIdentifier WHOLE = TableIdentifier.of(RESOURCE, "whole");
  private static final TableIdentifier BRIEF = TableIdentifier.of(RESOURCE, "brief");
  private static final TableIdentifier GROWN = TableIdentifier.of(RESOURCE, "grown");
  private static final TableIdentifier LIMITED = TableIdentifier.of(RESOURCE, "every_column");

  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    Path contracts = Files.createDirectories(home.resolve("contracts"));
    Files.writeString(contracts.resolve("every.odcs.yaml"), EveryColumn.contract());
    for (String table : new String[] {"whole", "brief", "grown"}) {
      Files.writeString(
          contracts.resolve(table + ".odcs.yaml"),
          EveryColumn.contract()
              .replace("wuhan.test.every-column", "wuhan.test." + table)
              .replace("every_column", table)
              .replace("address: every,", "address: " + table + ",")
              .replace("rowsOfOwnDistrict: true", "rowsOfOwnDistrict: false"));
    }
    StringBuilder agreements = new StringBuilder();
    for (String table : new String[] {"whole", "brief", "grown"}) {
      agreements.append(agreement(table, "wuhan.test." + table, "iceberg", "clearance: core"));
    }
    agreements.append(
        agreement("limited", EveryColumn.ID, "query, iceberg", "clearance: general-2"));
    Files.writeString(
        home.resolve("parties.yaml"),
        """
        parties:
          - {id: jianghan-emergency, name: 江汉区应急管理局, roles: [agency], district: '420103', clearance: general-2}
          - {id: wuchang-emergency, name: 武昌区应急管理局, roles: [agency], district: '420106', clearance: general-2}
          - {id: auditor, name: 审计员, roles: [auditor]}
          - {id: operator, name: 运维员, roles: [operator]}
          - {id: trino, name: Trino, roles: [engine]}
        agreements:
        """
            + agreements);
    server = TestServer.start(home);
    Lake lake = server.bean(Lake.class);
    for (TableIdentifier table : new TableIdentifier[] {WHOLE, BRIEF, GROWN, LIMITED}) {
      TableRows.append(lake, table.toString(), EveryColumn.rows(20));
    }
  }

  private static String agreement(String id, String dataset, String ways, String more) {
    return """
          - id: %s
            dataset: %s
            recipient: jianghan-emergency
            purpose: emergency-response
            use: 检验
            ground: 《中华人民共和国突发事件应对法》
            ways: [%s]
            from: "2024-01-01T00:00:00+08:00"
            %s
        """
        .formatted(id, dataset, ways, more);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void showsAndGivesAPartnerTheTablesItHasWhole() throws Exception {
    try (RESTCatalog catalog = as("jianghan-emergency")) {
      assertThat(catalog.listNamespaces()).containsExactly(RESOURCE);
      assertThat(catalog.listTables(RESOURCE)).contains(WHOLE).doesNotContain(LIMITED);
      assertThat(rows(catalog.loadTable(WHOLE))).isEqualTo(20);
    }
    try (RESTCatalog catalog = as("wuchang-emergency")) {
      assertThat(catalog.listNamespaces()).isEmpty();
    }
  }

  @Test
  void refusesTablesWithinLimitsAndSaysWhichAndWhatToDo() throws Exception {
    try (RESTCatalog catalog = as("jianghan-emergency")) {
      assertThatThrownBy(() -> catalog.loadTable(LIMITED))
          .isInstanceOf(ForbiddenException.class)
          .hasMessageContaining("within limits (some rows; columns day_remove, exact_blur")
          .hasMessageContaining("/api/v1/datasets/wuhan.test.every-column/rows")
          .hasMessageContaining("部分行");
    }
    try (RESTCatalog catalog = as("wuchang-emergency")) {
      assertThatThrownBy(() -> catalog.loadTable(WHOLE))
          .isInstanceOf(ForbiddenException.class)
          .hasMessageContaining("there is no agreement");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"raw.whole", "quarantine.whole", "internal.masking_salt", "resource.none"})
  void tellsAPartnerOfNoTableThatIsNoDataset(String name) throws Exception {
    try (RESTCatalog catalog = as("jianghan-emergency")) {
      TableIdentifier table = TableIdentifier.parse(name);
      assertThatThrownBy(() -> catalog.loadTable(table)).isInstanceOf(NoSuchTableException.class);
      assertThat(catalog.tableExists(table)).isFalse();
    }
  }

  @Test
  void givesNoFileThatHoldsMoreThanTheContractSpeaksOf() throws Exception {
    try (RESTCatalog catalog = as("jianghan-emergency")) {
      assertThat(rows(catalog.loadTable(GROWN))).isEqualTo(20);
      Table grown = server.bean(Lake.class).catalog().loadTable(GROWN);
      grown.updateSchema().addColumn("added_by_hand", Types.StringType.get()).commit();
      grown.updateSchema().deleteColumn("added_by_hand").commit();
      assertThatThrownBy(() -> catalog.loadTable(GROWN))
          .isInstanceOf(ForbiddenException.class)
          .hasMessageContaining("does not describe");
    }
  }

  @Test
  void closesTheMomentTheAgreementIsRevoked() throws Exception {
    try (RESTCatalog catalog = as("jianghan-emergency")) {
      assertThat(catalog.tableExists(BRIEF)).isTrue();
      HttpResponse<String> revoked =
          server.send(
              server
                  .request("steward", "/api/v1/agreements/brief/revocation")
                  .POST(BodyPublishers.noBody()));
      assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(200);
      assertThatThrownBy(() -> catalog.loadTable(BRIEF)).isInstanceOf(ForbiddenException.class);
      assertThat(catalog.listTables(RESOURCE)).doesNotContain(BRIEF);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, namespaces",
    "DELETE, namespaces/resource",
    "POST, namespaces/resource/properties",
    "POST, namespaces/resource/tables",
    "POST, namespaces/resource/register",
    "POST, namespaces/resource/tables/whole",
    "DELETE, namespaces/resource/tables/whole",
    "POST, tables/rename",
    "POST, transactions/commit",
    "POST, namespaces/resource/views",
    "POST, views/rename"
  })
  void letsNeitherPartnersNorEnginesChangeAnything(String method, String path) throws Exception {
    for (String client : new String[] {"jianghan-emergency", "trino"}) {
      HttpResponse<String> answer =
          server.send(
              server
                  .request(client, "/iceberg/v1/" + path)
                  .header("Content-Type", "application/json")
                  .method(method, BodyPublishers.ofString("{}")));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    }
  }

  @Test
  void keepsEachLoadAndEachRefusalInTheAudit() throws Exception {
    try (RESTCatalog catalog = as("jianghan-emergency")) {
      catalog.loadTable(WHOLE);
      assertThatThrownBy(() -> catalog.loadTable(LIMITED)).isInstanceOf(ForbiddenException.class);
    }
    assertThat(server.get("auditor", "/api/v1/audit-events?dataset=wuhan.test.whole").body())
        .contains("iceberg.read", "\"agreement\":\"whole\"", "text_hash", "\"PERMIT\"");
    assertThat(server.get("auditor", "/api/v1/audit-events?dataset=" + EveryColumn.ID).body())
        .contains("iceberg.read", "within limits", "\"DENY\"");
  }

  @Test
  void letsNotEvenStewardsAndWorkersAtWhatIsThePlatformsOwn() throws Exception {
    for (String client : new String[] {"steward", "worker"}) {
      try (RESTCatalog catalog = as(client)) {
        assertThat(catalog.listNamespaces())
            .contains(Namespace.of("raw"))
            .doesNotContain(Namespace.of("audit"), Namespace.of("internal"));
        TableIdentifier event = TableIdentifier.of("audit", "event");
        assertThatThrownBy(() -> catalog.loadTable(event)).isInstanceOf(NoSuchTableException.class);
        assertThatThrownBy(() -> catalog.dropTable(event)).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> catalog.renameTable(BRIEF, TableIdentifier.of("audit", "x")))
            .isInstanceOf(ForbiddenException.class);
      }
    }
  }

  @Test
  void opensToNobodyElse() throws Exception {
    assertThat(server.get("operator", "/iceberg/v1/config").statusCode()).isEqualTo(403);
    assertThat(server.get("", "/iceberg/v1/config").statusCode()).isEqualTo(401);
  }

  @Test
  void showsAnEngineTheDatasetsAndNothingElse() throws Exception {
    try (RESTCatalog catalog = as("trino")) {
      assertThat(catalog.listTables(RESOURCE)).contains(WHOLE, LIMITED);
      assertThat(rows(catalog.loadTable(LIMITED))).isEqualTo(20);
      assertThat(catalog.listNamespaces()).doesNotContain(Namespace.of("raw"));
      assertThatThrownBy(() -> catalog.loadTable(TableIdentifier.of("raw", "whole")))
          .isInstanceOf(NoSuchTableException.class);
    }
  }

  @Test
  void anEngineSaysWhomItServesAndNobodyElseCan() throws Exception {
    HttpResponse<String> exchanged = exchange("trino");
    assertThat(exchanged.statusCode()).as(exchanged.body()).isEqualTo(200);
    String token = exchanged.body().replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    HttpRequest.Builder load =
        server
            .request("", "/iceberg/v1/namespaces/resource/tables/whole")
            .header("Authorization", "Bearer " + token);
    assertThat(server.send(load).statusCode()).isEqualTo(200);
    assertThat(server.get("auditor", "/api/v1/audit-events?dataset=wuhan.test.whole").body())
        .contains("resource.whole, for some-analyst");
    for (String client : new String[] {"jianghan-emergency", "steward", "worker", ""}) {
      assertThat(exchange(client).statusCode()).as(client).isEqualTo(401);
    }
  }

  private static HttpResponse<String> exchange(String client) throws Exception {
    String subject =
        new PlainJWT(new JWTClaimsSet.Builder().subject("some-analyst").build()).serialize();
    return server.send(
        server
            .request(client, "/iceberg/v1/oauth/tokens")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=urn:ietf:params:oauth:grant-type:token-exchange"
                        + "&subject_token_type=urn:ietf:params:oauth:token-type:jwt&subject_token="
                        + subject)));
  }

  private static RESTCatalog as(String client) throws IOException {
    RESTCatalog catalog = new RESTCatalog();
    catalog.initialize(
        "lake",
        new HashMap<>(
            Map.of(
                "uri", server.uri("/iceberg"),
                "oauth2-server-uri", server.uri("/oauth2/token"),
                "token-exchange-enabled", "false",
                "io-impl", ClientFiles.class.getName(),
                "credential", client + ":" + server.secret(client))));
    return catalog;
  }

  private static long rows(Table table) throws IOException {
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table).build()) {
      return StreamSupport.stream(rows.spliterator(), false).count();
    }
  }
}
