package city.weir.sharing;

import city.weir.contract.Origin.Way;
import city.weir.lake.AsOf;
import city.weir.sharing.audit.InMemoryAuditLog;
import city.weir.sharing.engine.ParameterType;
import city.weir.sharing.engine.SqlLimits;
import city.weir.sharing.engine.SqlRun;
import city.weir.sharing.engine.SqlRunner;
import city.weir.sharing.formats.RowFormat;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Words;
import city.weir.sharing.query.Parameter;
import city.weir.sharing.query.QueryDraft;
import city.weir.sharing.query.SavedQuery;
import city.weir.sharing.rows.PageTokens;
import city.weir.sharing.rows.PlannedRows;
import city.weir.sharing.rows.RowParameters;
import city.weir.sharing.rows.RowReader;
import city.weir.sharing.sql.Question;
import city.weir.sharing.sql.SqlResult;
import city.weir.sharing.sql.SqlService;
import city.weir.sharing.statement.AnswerFormat;
import city.weir.sharing.subscription.Channel;
import city.weir.sharing.subscription.InMemorySubscriptions;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import city.weir.sharing.subscription.Subscriptions;
import city.weir.sharing.subscription.Targets;
import city.weir.sharing.subscription.Watch;
import city.weir.sharing.subscription.feed.Feed;
import city.weir.sharing.subscription.feed.Next;
import city.weir.sharing.subscription.feed.Reader;
import city.weir.sharing.subscription.webhook.Deliveries;
import city.weir.sharing.subscription.webhook.InMemoryDeliveryHistory;
import city.weir.sharing.view.View;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** Row rules and masks hold on each way out. A new way gets its class here. */
class EveryWayOutTest {

  abstract static class Rows extends WayOutContract {
    RowFormat format() {
      return RowFormat.JSON;
    }

    Way way() {
      return Way.QUERY;
    }

    RowParameters.Groups groups(View view) {
      return RowParameters.Groups.NONE;
    }

    /** Writes what is planned. */
    void write(PlannedRows rows, OutputStream out) throws Exception {
      format().write(rows.read(format().lines()), out);
    }

    @Override
    String given(Subject subject, String condition) throws Exception {
      RowReader reader =
          new RowReader(
              lake.relations(),
              lake.lake().sql(),
              new PageTokens(new byte[16]),
              Duration.ofSeconds(30));
      View view = view(subject, way());
      RowParameters parameters =
          new RowParameters(condition, null, null, null, null, null, null, groups(view));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      write(reader.plan(view, parameters), out);
      return WrittenRows.text(format(), out.toByteArray(), folder);
    }
  }

  /** Sent as a whole, while it is read. */
  abstract static class Export extends Rows {
    @Override
    Way way() {
      return Way.FILE;
    }

    @Override
    void write(PlannedRows rows, OutputStream out) throws Exception {
      WrittenRows.export(rows, format(), out);
    }
  }

  @Nested
  class Json extends Rows {
    @Override
    RowFormat format() {
      return RowFormat.JSON;
    }
  }

  @Nested
  class Ndjson extends Rows {
    @Override
    RowFormat format() {
      return RowFormat.NDJSON;
    }
  }

  @Nested
  class Csv extends Rows {
    @Override
    RowFormat format() {
      return RowFormat.CSV;
    }
  }

  @Nested
  class GeoJson extends Rows {
    @Override
    RowFormat format() {
      return RowFormat.GEOJSON;
    }
  }

  @Nested
  class Xlsx extends Rows {
    @Override
    RowFormat format() {
      return RowFormat.XLSX;
    }
  }

  @Nested
  class Parquet extends Rows {
    @Override
    RowFormat format() {
      return RowFormat.PARQUET;
    }
  }

  @Nested
  class JsonExport extends Export {
    @Override
    RowFormat format() {
      return RowFormat.JSON;
    }
  }

  @Nested
  class NdjsonExport extends Export {
    @Override
    RowFormat format() {
      return RowFormat.NDJSON;
    }
  }

  @Nested
  class CsvExport extends Export {
    @Override
    RowFormat format() {
      return RowFormat.CSV;
    }
  }

  @Nested
  class GeoJsonExport extends Export {
    @Override
    RowFormat format() {
      return RowFormat.GEOJSON;
    }
  }

  @Nested
  class XlsxExport extends Export {
    @Override
    RowFormat format() {
      return RowFormat.XLSX;
    }
  }

  @Nested
  class ParquetExport extends Export {
    @Override
    RowFormat format() {
      return RowFormat.PARQUET;
    }
  }

  /** Rows with equal values in every column are put together: nothing else may come out. */
  @Nested
  class Groups extends Rows {
    @Override
    RowParameters.Groups groups(View view) {
      return new RowParameters.Groups(
          view.columns().stream().map(View.Shown::name).collect(Collectors.joining(",")),
          "count(), min(phone) as least, max(phone) as most",
          null);
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class Sql extends WayOutContract {
    private final SqlRunner runner =
        new SqlRunner(new SqlLimits(Duration.ofSeconds(20), 100, 100_000, 128), 1);

    @BeforeAll
    void warmUp() {
      runner.warmUp();
    }

    @AfterAll
    void stop() {
      runner.close();
    }

    @Override
    String given(Subject subject, String condition) throws Exception {
      SqlService sql =
          new SqlService(
              table -> Optional.of(SampleCity.hospitals()),
              POLICY,
              lake.relations(),
              runner,
              Clock.systemUTC());
      Question question = Question.of("select * from theme.hospital where " + condition, 100);
      SqlResult result = sql.run(sql.prepare(subject, Call.UNKNOWN, question), new SqlRun());
      return result.names() + " " + result.rows().list();
    }
  }

  /** Posted; what is streamed and pulled comes from the same feed, which is asked below. */
  /** A steward wrote it; whoever calls it has the caller's rights. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class SavedQueries extends WayOutContract {
    private final SqlRunner runner =
        new SqlRunner(new SqlLimits(Duration.ofSeconds(20), 100, 100_000, 128), 1);

    @AfterAll
    void stop() {
      runner.close();
    }

    @Override
    String given(Subject subject, String condition) throws Exception {
      SqlService sql =
          new SqlService(
              table -> Optional.of(SampleCity.hospitals()),
              POLICY,
              lake.relations(),
              runner,
              Clock.systemUTC());
      Parameter most =
          new Parameter(
              "most",
              ParameterType.INTEGER,
              new Words("行数", "Rows"),
              true,
              null,
              "1",
              "100",
              List.of());
      SavedQuery query =
          new SavedQuery(
              "hospitals",
              1,
              new QueryDraft(
                  new Words("医院", "Hospitals"),
                  new Words("", ""),
                  "select * from theme.hospital where (%s) limit :most".formatted(condition),
                  List.of(most)),
              List.of(),
              List.of("theme.hospital"),
              SampleCity.STEWARD.id(),
              SavedQuery.State.PUBLISHED,
              null,
              null,
              Instant.EPOCH,
              Instant.EPOCH);
      Question question =
          new Question(query.draft().sql(), query.arguments(Map.of("most", "50")), AsOf.NOW, 100);
      SqlResult result = sql.run(sql.prepare(subject, Call.UNKNOWN, question), new SqlRun());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      AnswerFormat.CSV.write(result, out);
      return out.toString(StandardCharsets.UTF_8);
    }
  }

  @Nested
  class Webhook extends WayOutContract {
    @Override
    String given(Subject subject, String condition) throws Exception {
      InMemorySubscriptions store = new InMemorySubscriptions();
      StringBuilder received = new StringBuilder();
      Subscriptions subscriptions = subscriptions(lake);
      Current begun =
          subscriptions.begin(
              subject,
              view(subject, Way.SUBSCRIPTION),
              new Watch.Rows(condition),
              subscriptions.webhook(URI.create("https://203.0.113.5/hook")),
              new Subscriptions.From.Snapshot(0));
      store.add(begun.subscription(), begun.progress());
      new Deliveries(
              store,
              new InMemoryDeliveryHistory(),
              feed(lake),
              (url, headers, body) -> {
                received.append(new String(body, StandardCharsets.UTF_8));
                return CompletableFuture.completedFuture(204);
              },
              Clock.systemUTC(),
              new Random(),
              Runnable::run)
          .sweep();
      return received.toString();
    }
  }

  @Nested
  class RowChanges extends WayOutContract {
    @Override
    String given(Subject subject, String condition) throws Exception {
      return next(subject, new Watch.Rows(condition));
    }

    String next(Subject subject, Watch watch) throws Exception {
      Current begun =
          subscriptions(lake)
              .begin(
                  subject,
                  view(subject, Way.SUBSCRIPTION),
                  watch,
                  new Channel.Pull(),
                  new Subscriptions.From.Snapshot(0));
      Next next =
          feed(lake).next(begun.subscription(), begun.progress().position(), Reader.POSTING);
      return next instanceof Next.Told told
          ? new String(told.event().json(), StandardCharsets.UTF_8)
          : "";
    }
  }

  @Nested
  class Conditions extends RowChanges {
    @Override
    String given(Subject subject, String condition) throws Exception {
      return next(subject, new Watch.Condition(condition, null, List.of()));
    }
  }

  private static Subscriptions subscriptions(SampleLake lake) {
    return new Subscriptions(
        lake.lake().changes(), Targets.PUBLIC_ONLY, new SecureRandom(), Clock.systemUTC());
  }

  private static Feed feed(SampleLake lake) {
    return new Feed(
        id -> Optional.of(SampleCity.hospitals()),
        id ->
            List.of(SampleCity.JIANGHAN, SampleCity.WUCHANG, SampleCity.STEWARD).stream()
                .filter(s -> s.id().equals(id))
                .findFirst(),
        WayOutContract.POLICY,
        new Feed.Source(
            lake.lake().changes(), lake.relations(), lake.lake().sql(), Feed.USUAL_ROWS),
        new InMemoryAuditLog(),
        Clock.systemUTC());
  }
}
