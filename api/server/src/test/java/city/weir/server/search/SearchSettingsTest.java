package city.weir.server.search;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.search.SearchSettings.Elasticsearch;
import city.weir.server.search.SearchSettings.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SearchSettingsTest {
  @Test
  void searchesInTheHomeByDefault() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new SearchSettings(
                Kind.LUCENE,
                new Elasticsearch(
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    "weir-directory",
                    1,
                    Duration.ofSeconds(10))));
  }

  @Test
  void readsWhereElasticsearchIsAndShowsNoSecret() {
    SearchSettings settings =
        bound(
            Map.of(
                "weir.directory.index", "elasticsearch",
                "weir.directory.elasticsearch.addresses", "https://a:9200,https://b:9200",
                "weir.directory.elasticsearch.username", "weir",
                "weir.directory.elasticsearch.password", "hidden-1",
                "weir.directory.elasticsearch.api-key-secret", "hidden-2"));

    assertThat(settings.index()).isEqualTo(Kind.ELASTICSEARCH);
    assertThat(settings.elasticsearch().addresses())
        .containsExactly(URI.create("https://a:9200"), URI.create("https://b:9200"));
    assertThat(settings.elasticsearch().password()).isEqualTo("hidden-1");
    assertThat(settings.elasticsearch().apiKeySecret()).isEqualTo("hidden-2");
    assertThat(settings.toString()).doesNotContain("hidden");
  }

  private static SearchSettings bound(Map<String, String> set) {
    return new Binder(new MapConfigurationPropertySource(set))
        .bindOrCreate("weir.directory", SearchSettings.class);
  }
}
