package city.weir.server.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.iceberg.BaseTransaction;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableCommit;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NotAuthorizedException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.view.View;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An independent client of the catalog, Iceberg's own, with the city's tokens. */
class IcebergRestTest {
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "district", Types.StringType.get()));
  private static final Namespace TOPIC = Namespace.of("topic");

  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(
        home.resolve("parties.yaml"),
        """
        parties:
          - {id: jianghan-emergency, name: 江汉区应急管理局, roles: [agency], district: '420103'}
          - {id: auditor, name: 审计员, roles: [auditor]}
        """);
    server = TestServer.start(home);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void writesAndReadsWithAToken() throws Exception {
    try (RESTCatalog catalog = as("steward")) {
      Table table = catalog.createTable(TableIdentifier.of(TOPIC, "written"), SCHEMA);
      table.newAppend().appendFile(file(table, 3)).commit();

      assertThat(rows(catalog.loadTable(TableIdentifier.of(TOPIC, "written")))).isEqualTo(3);
      assertThat(catalog.listTables(TOPIC)).contains(TableIdentifier.of(TOPIC, "written"));
    }
  }

  @Test
  void stagesOnABranchWithoutMovingMain() throws Exception {
    try (RESTCatalog catalog = as("worker")) {
      Table table = catalog.createTable(TableIdentifier.of(TOPIC, "branched"), SCHEMA);
      table.newAppend().appendFile(file(table, 2)).toBranch("staged").commit();

      Table again = catalog.loadTable(TableIdentifier.of(TOPIC, "branched"));
      assertThat(again.refs()).containsKey("staged");
      assertThat(again.currentSnapshot()).isNull();
    }
  }

  @Test
  void commitsSeveralTablesTogetherOrNotAtAll() throws Exception {
    try (RESTCatalog catalog = as("worker")) {
      Table one = catalog.createTable(TableIdentifier.of(TOPIC, "one"), SCHEMA);
      Table two = catalog.createTable(TableIdentifier.of(TOPIC, "two"), SCHEMA);
      TableCommit first = append(one, "one");
      TableCommit second = append(two, "two");

      catalog.commitTransaction(first, second);
      assertThatThrownBy(() -> catalog.commitTransaction(append(two, "two"), first))
          .isInstanceOf(CommitFailedException.class);

      assertThat(rows(catalog.loadTable(TableIdentifier.of(TOPIC, "one")))).isEqualTo(1);
      assertThat(rows(catalog.loadTable(TableIdentifier.of(TOPIC, "two")))).isEqualTo(1);
    }
  }

  @Test
  void keepsViewsInSeveralDialects() throws Exception {
    try (RESTCatalog catalog = as("steward")) {
      View view =
          catalog
              .buildView(TableIdentifier.of(TOPIC, "a_view"))
              .withSchema(SCHEMA)
              .withDefaultNamespace(TOPIC)
              .withQuery("spark", "select 1L as id, 'x' as district")
              .create();

      assertThat(view.sqlFor("spark").sql()).startsWith("select 1L");
      assertThat(catalog.listViews(TOPIC)).contains(TableIdentifier.of(TOPIC, "a_view"));
    }
  }

  @Test
  void carriesChineseNamespacesOfSeveralLevels() throws Exception {
    try (RESTCatalog catalog = as("steward")) {
      Namespace nested = Namespace.of("应急库", "子 库");
      catalog.createNamespace(Namespace.of("应急库"), new HashMap<>(Map.of("owner", "监测")));
      catalog.createNamespace(nested, new HashMap<>(Map.of("k", "v")));

      assertThat(catalog.loadNamespaceMetadata(nested)).containsEntry("k", "v");
    }
  }

  @Test
  void tellsWhatIsMissing() throws Exception {
    try (RESTCatalog catalog = as("steward")) {
      assertThatThrownBy(() -> catalog.loadTable(TableIdentifier.of(TOPIC, "nope")))
          .isInstanceOf(NoSuchTableException.class)
          .hasMessageContaining("topic.nope");
    }
  }

  @Test
  void answersNotModifiedToWhoHasTheNewest() throws Exception {
    try (RESTCatalog catalog = as("steward")) {
      catalog.createTable(TableIdentifier.of(TOPIC, "tagged"), SCHEMA);
    }
    String path = "/iceberg/v1/namespaces/topic/tables/tagged";
    String tag = server.get("steward", path).headers().firstValue("ETag").orElseThrow();

    assertThat(
            server.send(server.request("steward", path).header("If-None-Match", tag)).statusCode())
        .isEqualTo(304);
  }

  @Test
  void issuesTokensWhereOldClientsAskForThem() throws Exception {
    Map<String, String> properties = properties();
    properties.put("credential", "steward:" + server.secret("steward"));
    properties.remove("oauth2-server-uri");
    try (RESTCatalog catalog = new RESTCatalog()) {
      catalog.initialize("lake", properties);

      assertThat(catalog.listNamespaces()).contains(TOPIC);
    }
  }

  @Test
  void refusesWithoutAToken() {
    assertThatThrownBy(() -> open(properties()).close()).isInstanceOf(NotAuthorizedException.class);
  }

  @Test
  void refusesAWrongToken() {
    Map<String, String> properties = properties();
    properties.put("token", "not-a-token");
    assertThatThrownBy(() -> open(properties).close()).isInstanceOf(NotAuthorizedException.class);
  }

  @Test
  void keepsInTheAuditWhoReadAndChangedWhatAndASameReadOnce() throws Exception {
    TableIdentifier name = TableIdentifier.of(TOPIC, "watched");
    try (RESTCatalog catalog = as("steward")) {
      Table table = catalog.createTable(name, SCHEMA);
      table.newAppend().appendFile(file(table, 1)).commit();
      catalog.loadTable(name);
      catalog.loadTable(name);
    }

    assertThat(server.get("auditor", "/api/v1/audit-events?dataset=topic.watched").body())
        .contains("iceberg.create", "iceberg.commit", "\"subject\":\"steward\"")
        .containsOnlyOnce("iceberg.read");
  }

  private static RESTCatalog as(String client) throws IOException {
    Map<String, String> properties = properties();
    properties.put("credential", client + ":" + server.secret(client));
    return open(properties);
  }

  private static RESTCatalog open(Map<String, String> properties) {
    RESTCatalog catalog = new RESTCatalog();
    catalog.initialize("lake", properties);
    return catalog;
  }

  private static Map<String, String> properties() {
    return new HashMap<>(
        Map.of(
            "uri", server.uri("/iceberg"),
            "oauth2-server-uri", server.uri("/oauth2/token"),
            "token-exchange-enabled", "false",
            "io-impl", ClientFiles.class.getName()));
  }

  private static TableCommit append(Table table, String name) throws IOException {
    Transaction transaction = table.newTransaction();
    transaction.newAppend().appendFile(file(table, 1)).commit();
    BaseTransaction base = (BaseTransaction) transaction;
    return TableCommit.create(
        TableIdentifier.of(TOPIC, name), base.startMetadata(), base.currentMetadata());
  }

  private static DataFile file(Table table, int rows) throws IOException {
    OutputFile out =
        table
            .io()
            .newOutputFile(
                table.locationProvider().newDataLocation(UUID.randomUUID() + ".parquet"));
    DataWriter<Record> writer =
        Parquet.writeData(out)
            .schema(table.schema())
            .withSpec(table.spec())
            .createWriterFunc(GenericParquetWriter::create)
            .build();
    try (writer) {
      for (long id = 0; id < rows; id++) {
        Record row = GenericRecord.create(table.schema());
        row.setField("id", id);
        row.setField("district", "420106");
        writer.write(row);
      }
    }
    return writer.toDataFile();
  }

  private static long rows(Table table) throws IOException {
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table).build()) {
      return StreamSupport.stream(rows.spliterator(), false).count();
    }
  }
}
