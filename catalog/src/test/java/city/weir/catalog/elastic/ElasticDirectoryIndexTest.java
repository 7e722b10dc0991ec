package city.weir.catalog.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.catalog.Audience;
import city.weir.catalog.DirectoryIndex;
import city.weir.catalog.DirectoryIndexSuite;
import city.weir.catalog.Entry;
import city.weir.catalog.SampleEntries;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.elastic.ElasticServers.User;
import city.weir.catalog.words.Synonyms;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ElasticDirectoryIndexTest extends DirectoryIndexSuite {
  private static final SearchRequest ALL = SearchRequest.of("", Audience.STEWARD, 0);
  private static final Synonyms NONE = Synonyms.of(List.of());

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static RealElasticsearch elasticsearch;

  private static int opened;

  @BeforeAll
  static void start() {
    elasticsearch = RealElasticsearch.require();
  }

  @Override
  protected DirectoryIndex open(Synonyms synonyms) {
    return ElasticDirectoryIndex.open(elasticsearch.servers("suite-" + opened++), synonyms);
  }

  @Test
  void keepsEntriesWhenTheServerIsLeftAndEnteredAgain() {
    ElasticServers servers = elasticsearch.servers("kept");
    try (DirectoryIndex index = ElasticDirectoryIndex.open(servers, NONE)) {
      assertThat(index.mark()).isEmpty();
      fill(index, "5");
    }
    try (DirectoryIndex index = ElasticDirectoryIndex.open(servers, NONE)) {
      assertThat(index.search(ALL).total()).isEqualTo(SampleEntries.ALL.size());
      assertThat(index.mark()).isEqualTo("5");
    }
  }

  @Test
  void keepsWhatAnotherServerWritesWhileThisOneRebuilds() {
    ElasticServers servers = elasticsearch.servers("two");
    String gas = "wuhan.gas.gas-reading";
    String stage = "wuhan.hydrology.river-stage";
    try (DirectoryIndex here = ElasticDirectoryIndex.open(servers, NONE);
        DirectoryIndex there = ElasticDirectoryIndex.open(servers, NONE)) {
      fill(here, "1");
      there.rebuild(
          Stream.of("wuhan.civil.division", gas, stage)
              .map(SampleEntries::of)
              .peek(
                  e -> {
                    if (e.id().equals(gas)) {
                      here.put(SampleEntries.titled("煤气探头", e));
                      here.remove(stage);
                    }
                  }),
          "2",
          taken -> {});

      assertThat(here.search(ALL).total()).isEqualTo(2);
      assertThat(here.search(SearchRequest.of("煤气探头", Audience.STEWARD, 1)).hits())
          .extracting(h -> h.id())
          .containsExactly(gas);
    }
  }

  @Test
  void leavesNoIndexBehindButTheOneThatServes() throws IOException {
    ElasticServers servers = elasticsearch.servers("tidy");
    try (DirectoryIndex index = ElasticDirectoryIndex.open(servers, NONE)) {
      fill(index, "1");
      // What a process leaves that ends in the middle.
      ElasticsearchClient client = Connection.open(servers);
      new Indices(client, "tidy", 0).begin();
      assertThat(indices(client)).hasSize(2);
      assertThat(index.search(ALL).total()).isEqualTo(SampleEntries.ALL.size());

      fill(index, "2");

      assertThat(indices(client)).hasSize(1);
      assertThat(index.search(ALL).total()).isEqualTo(SampleEntries.ALL.size());
      client._transport().close();
    }
  }

  @Test
  void givesUpARebuildWhenAnotherServerBeginsOne() throws IOException {
    ElasticServers servers = elasticsearch.servers("later-wins");
    ElasticsearchClient other = Connection.open(servers);
    try (DirectoryIndex index = ElasticDirectoryIndex.open(servers, NONE)) {
      fill(index, "1");
      Stream<Entry> entries = SampleEntries.ALL.stream().limit(1).peek(e -> begin(other));

      assertThatThrownBy(() -> index.rebuild(entries, "2", taken -> {}))
          .isInstanceOf(UncheckedIOException.class);

      assertThat(index.mark()).isEqualTo("1");
      assertThat(index.search(ALL).total()).isEqualTo(SampleEntries.ALL.size());
    }
    other._transport().close();
  }

  private static void begin(ElasticsearchClient client) {
    try {
      new Indices(client, "later-wins", 0).begin();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refusesAWrongPasswordWithoutShowingIt() {
    ElasticServers servers =
        elasticsearch.servers(
            "denied",
            new User(RealElasticsearch.USER, "not-the-password"),
            elasticsearch.authority());

    assertThatThrownBy(() -> ElasticDirectoryIndex.open(servers, NONE))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Cannot open the directory's index in Elasticsearch at [https://")
        .satisfies(
            e -> {
              assertThat(e).hasStackTraceContaining("401");
              assertThat(e.toString()).doesNotContain("not-the-password");
            });
    assertThat(servers.toString()).doesNotContain("not-the-password");
  }

  @Test
  void refusesAServerThatNobodyVouchesFor() {
    ElasticServers servers =
        elasticsearch.servers(
            "unknown", new User(RealElasticsearch.USER, RealElasticsearch.PASSWORD), null);

    assertThatThrownBy(() -> ElasticDirectoryIndex.open(servers, NONE))
        .isInstanceOf(UncheckedIOException.class)
        .hasStackTraceContaining("unable to find valid certification path");
  }

  private static Set<String> indices(ElasticsearchClient client) throws IOException {
    return client.indices().get(g -> g.index("tidy-*")).result().keySet();
  }

  private static void fill(DirectoryIndex index, String mark) {
    index.rebuild(SampleEntries.ALL.stream(), mark, taken -> {});
  }
}
