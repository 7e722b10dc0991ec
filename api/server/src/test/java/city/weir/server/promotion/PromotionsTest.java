package city.weir.server.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.Audience;
import city.weir.catalog.DirectoryIndex;
import city.weir.catalog.Facet;
import city.weir.catalog.LivingFacts;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult.FacetCount;
import city.weir.catalog.lineage.ColumnOrigins;
import city.weir.contract.QualityRule.Dimension;
import city.weir.contract.QualityRule.Severity;
import city.weir.contract.TableName;
import city.weir.contract.derivation.ColumnName;
import city.weir.contract.derivation.Derivation;
import city.weir.contract.derivation.Influence;
import city.weir.contract.derivation.Manner;
import city.weir.lake.Lake;
import city.weir.lake.landing.BatchStamp;
import city.weir.lake.landing.LandingBatch;
import city.weir.lake.landing.RawTable;
import city.weir.quality.CheckResult;
import city.weir.quality.CheckResult.Outcome;
import city.weir.quality.promotion.PromotionOrder;
import city.weir.quality.promotion.PromotionReport;
import city.weir.server.TestServer;
import city.weir.server.contracts.Contracts;
import city.weir.server.directory.Directory;
import city.weir.server.search.Refill;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a worker sees of promotions, and what is left after a crash at each point. */
class PromotionsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TableName RIVER = TableName.parse("resource.river_stage");

  private static final Derivation DERIVATION =
      new Derivation(
          Map.of(
              "stage",
              List.of(
                  new Influence(
                      new ColumnName(TableName.parse("raw.river_stage"), "z"),
                      Set.of(Manner.TRANSFORMATION)))),
          List.of());

  @TempDir Path home;
  private TestServer server;
  private int batches;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(home.resolve("contracts"));
    Files.copy(
        TestServer.root().resolve("samples/wuhan/contracts/river-stage.odcs.yaml"),
        home.resolve("contracts/river-stage.odcs.yaml"));
    server = started();
  }

  private TestServer started() {
    return TestServer.start(
        home,
        "weir.promotion.interval=0s",
        "weir.promotion.long-poll=50ms",
        "weir.promotion.first-retry=0s");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void hasNothingToHandOutWhileNothingCameIn() throws Exception {
    assertThat(lease()).isEmpty();
  }

  @Test
  void handsOutWhatCameInAndPublishesItOnce() throws Exception {
    land();
    PromotionOrder order = lease().orElseThrow();
    assertThat(order.target()).isEqualTo("resource.river_stage");
    assertThat(order.files()).containsKey("river-stage.odcs.yaml");
    assertThat(order.inputs()).singleElement().satisfies(i -> assertThat(i.from()).isNull());
    assertThat(lease()).as("one writer per table").isEmpty();

    assertThat(report(order, staged(order), List.of(passed())).published()).isTrue();

    assertThat(table().currentSnapshot().summary()).containsKey("weir.upstream.raw.river_stage");
    assertThat(table().refs().keySet()).containsExactly("main");
    assertThat(lease()).isEmpty();
  }

  @Test
  void readsOnlyWhatIsNewSinceTheLastPromotion() throws Exception {
    land();
    PromotionOrder first = lease().orElseThrow();
    report(first, staged(first), List.of(passed()));
    land();

    PromotionOrder second = lease().orElseThrow();

    assertThat(second.inputs().get(0).from()).isEqualTo(first.inputs().get(0).to());
  }

  @Test
  void keepsWhatThePublishedRowsWereComputedFrom() throws Exception {
    land();
    PromotionOrder order = lease().orElseThrow();

    report(order, staged(order), List.of(passed()));

    assertThat(server.bean(ColumnOrigins.class).of(RIVER)).contains(DERIVATION);
  }

  @Test
  void isFoundByHowGoodAndHowNewItsDataIs() throws Exception {
    server.close();
    server =
        TestServer.start(
            home,
            List.of(Later.class),
            "weir.promotion.long-poll=50ms",
            "weir.directory.facts-every=1s");
    assertThat(facets()).containsExactly("unknown", "unknown");
    land();
    PromotionOrder order = lease().orElseThrow();
    report(order, staged(order), List.of(passed()));

    awaitFacets("good", "fresh");

    server
        .bean(DirectoryIndex.class)
        .note(Map.of("wuhan.hydrology.river-stage", LivingFacts.UNKNOWN));
    assertThat(facets()).containsExactly("unknown", "unknown");
    server.bean(Refill.class).refill(progress -> {});
    assertThat(facets())
        .as("told again, whatever the index had lost")
        .containsExactly("good", "fresh");

    server.bean(Later.class).by = Duration.ofMinutes(11);
    awaitFacets("good", "late");

    server.close();
    server = TestServer.start(home, "weir.promotion.long-poll=50ms");
    assertThat(facets())
        .as("told by the first search after a start")
        .containsExactly("good", "fresh");
  }

  private void awaitFacets(String quality, String freshness) {
    Instant end = Instant.now().plusSeconds(60);
    while (!facets().equals(List.of(quality, freshness)) && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    assertThat(facets()).containsExactly(quality, freshness);
  }

  /** Quality and freshness of the one dataset there is, as a search tells them. */
  private List<String> facets() {
    Map<Facet, List<FacetCount>> facets =
        server
            .bean(Directory.class)
            .search(new SearchRequest("", Map.of(), Audience.STEWARD, 0, 10))
            .facets();
    return Stream.of(Facet.QUALITY, Facet.FRESHNESS)
        .flatMap(facet -> facets.getOrDefault(facet, List.of()).stream())
        .map(FacetCount::value)
        .toList();
  }

  /** The server's clock, that goes {@link #by} ahead. */
  @Primary
  @Component
  static final class Later extends Clock {
    private volatile Duration by = Duration.ZERO;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.offset(Clock.system(zone), by);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(by);
    }
  }

  @Test
  void movesOnWhenNothingNewWasFound() throws Exception {
    land();
    PromotionOrder order = lease().orElseThrow();

    assertThat(report(order, null, List.of()).published()).isTrue();

    assertThat(lease()).as("read up to there, though it brought no row").isEmpty();
  }

  @Test
  void holdsWhatTheGateDoesNotLetThroughUntilOtherDataComes() throws Exception {
    land();
    PromotionOrder order = lease().orElseThrow();

    Promotions.Settled settled = report(order, staged(order), List.of(failed()));

    assertThat(settled.published()).isFalse();
    assertThat(server.bean(ColumnOrigins.class).of(RIVER)).isEmpty();
    assertThat(settled.reason()).contains("a batch is never empty");
    assertThat(table().currentSnapshot()).isNull();
    assertThat(table().refs()).doesNotContainKey(order.branch());
    assertThat(lease()).isEmpty();
    assertThat(server.get("steward", "/api/v1/promotions").body()).contains("\"HELD\"");

    land();
    assertThat(lease()).isPresent();
  }

  @Test
  void triesAgainWhenTheStewardSaysSo() throws Exception {
    land();
    PromotionOrder order = lease().orElseThrow();
    report(order, staged(order), List.of(failed()));

    HttpResponse<String> answer =
        server.send(
            server
                .request("steward", "/api/v1/promotions/resource.river_stage/retry")
                .POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(lease()).isPresent();
  }

  @Test
  void handsOutTheSameInputsOnAFreshBranchAfterACrash() throws Exception {
    land();
    PromotionOrder lost = lease().orElseThrow();
    long half = staged(lost);
    server.close();
    server = started();

    PromotionOrder again = lease().orElseThrow();

    assertThat(again.inputs()).isEqualTo(lost.inputs());
    assertThat(again.branch()).isNotEqualTo(lost.branch());
    assertThat(table().refs()).as("what was half done is dropped").doesNotContainKey(lost.branch());
    assertThat(report(lost, half, List.of(passed())).published())
        .as("the lease was lost")
        .isFalse();
    assertThat(table().currentSnapshot()).isNull();
    assertThat(report(again, staged(again), List.of(passed())).published()).isTrue();
  }

  @Test
  void knowsWhatWasPublishedEvenIfItDiedBeforeWritingItDown() throws Exception {
    land();
    PromotionOrder order = lease().orElseThrow();
    Staging staging = server.bean(Staging.class);
    staging.publish(order, reportOf(staged(order), List.of(passed())));
    server.close();
    server = started();

    assertThat(lease()).as("published, though nobody remembers").isEmpty();
  }

  @Test
  void tellsWhatWasPublishedEvenIfItDiedBeforeTellingIt() throws Exception {
    server.close();
    server = TestServer.start(home, List.of(Dying.class), "weir.promotion.long-poll=50ms");
    land();
    PromotionOrder order = lease().orElseThrow();
    String body = JSON.writeValueAsString(reportOf(staged(order), List.of(passed())));
    HttpResponse<String> answer =
        server.send(
            server
                .request("worker", "/internal/v1/leases/" + order.lease() + "/report")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(table().currentSnapshot()).as("it was published").isNotNull();
    assertThat(server.bean(ColumnOrigins.class).of(RIVER)).isEmpty();
    server.close();
    server = started();

    assertThat(lease()).isEmpty();

    assertThat(server.bean(ColumnOrigins.class).of(RIVER)).contains(DERIVATION);
    assertThat(server.bean(PromotionStore.class).runs(RIVER.toString(), 9))
        .extracting(Run::outcome)
        .containsExactly(Run.Outcome.PUBLISHED);
    assertThat(server.bean(PromotionStore.class).settling(RIVER.toString())).isEmpty();
  }

  /** Fails where a server may be killed: rows are visible, and nobody has heard of it. */
  static class Dying {
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void die(Promoted promoted) {
      throw new IllegalStateException("killed before keeping what " + promoted + " was made of");
    }
  }

  @Test
  void publishesNothingThatSomebodyElseWroteToTheBranch() throws Exception {
    land();
    PromotionOrder order = lease().orElseThrow();
    long staged = staged(order);
    table().newFastAppend().toBranch(order.branch()).commit();

    assertThat(report(order, staged, List.of(passed())).published()).isFalse();
    assertThat(table().currentSnapshot()).isNull();
  }

  @Test
  void isClosedToEverybodyButWorkers() throws Exception {
    for (String client : List.of("", "steward")) {
      HttpResponse<String> answer =
          server.send(
              server
                  .request(client, "/internal/v1/leases")
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{\"worker\":\"x\"}")));
      assertThat(answer.statusCode()).isEqualTo(client.isEmpty() ? 401 : 403);
    }
  }

  private void land() {
    Lake lake = server.bean(Lake.class);
    var fields = server.bean(Contracts.class).current().rawTables().entrySet().iterator().next();
    RawTable raw = new RawTable(fields.getKey(), fields.getValue());
    lake.landing().ensure(raw);
    int batch = batches++;
    try (LandingBatch open = lake.landing().begin(raw, "b" + batch)) {
      List<@Nullable String> values = Collections.nCopies(raw.fields().size(), "1");
      open.add(new LandingBatch.Envelope("test", batch, Instant.EPOCH, "00"), values, null);
      open.commit(new BatchStamp("test", "b" + batch, batch, batch));
    }
  }

  private long staged(PromotionOrder order) {
    AppendFiles append = table().newFastAppend().toBranch(order.branch());
    order.summary().forEach(append::set);
    append.commit();
    return table().snapshot(order.branch()).snapshotId();
  }

  private Table table() {
    return server.bean(Lake.class).table(RIVER);
  }

  private Optional<PromotionOrder> lease() throws Exception {
    HttpResponse<String> answer = post("/internal/v1/leases", "{\"worker\":\"test\"}");
    return answer.statusCode() == 204
        ? Optional.empty()
        : Optional.of(JSON.readValue(answer.body(), PromotionOrder.class));
  }

  private Promotions.Settled report(
      PromotionOrder order, @Nullable Long staged, List<CheckResult> checks) throws Exception {
    String body = JSON.writeValueAsString(reportOf(staged, checks));
    return JSON.readValue(
        post("/internal/v1/leases/" + order.lease() + "/report", body).body(),
        Promotions.Settled.class);
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request("worker", path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
    return answer;
  }

  private static PromotionReport reportOf(@Nullable Long staged, List<CheckResult> checks) {
    return new PromotionReport(
        PromotionReport.Outcome.STAGED, staged, null, 1, 1, 0, 5, checks, DERIVATION, null);
  }

  private static CheckResult passed() {
    return check(Outcome.PASSED);
  }

  private static CheckResult failed() {
    return check(Outcome.FAILED);
  }

  private static CheckResult check(Outcome outcome) {
    return new CheckResult(
        "a batch is never empty",
        "",
        Dimension.COMPLETENESS,
        Severity.BLOCK,
        outcome,
        1.0,
        "1 row");
  }
}
