package city.weir.server.search;

import city.weir.catalog.DirectoryIndex;
import city.weir.catalog.elastic.ElasticDirectoryIndex;
import city.weir.catalog.elastic.ElasticServers;
import city.weir.catalog.elastic.ElasticServers.ApiKey;
import city.weir.catalog.elastic.ElasticServers.Login;
import city.weir.catalog.elastic.ElasticServers.Nobody;
import city.weir.catalog.elastic.ElasticServers.User;
import city.weir.catalog.lucene.LuceneDirectoryIndex;
import city.weir.catalog.words.Synonyms;
import city.weir.server.settings.Home;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
class SearchConfiguration {
  /** Opened by the first search and not by the start, which it would delay. */
  @Bean(destroyMethod = "close")
  @Lazy
  DirectoryIndex directoryIndex(Home home, SearchSettings settings) {
    Synonyms synonyms = Synonyms.withThoseOf(home.synonyms());
    return switch (settings.index()) {
      case LUCENE -> LuceneDirectoryIndex.open(home.index(), synonyms);
      case ELASTICSEARCH -> ElasticDirectoryIndex.open(servers(settings.elasticsearch()), synonyms);
    };
  }

  private static ElasticServers servers(SearchSettings.Elasticsearch settings) {
    return new ElasticServers(
        settings.addresses(),
        login(settings),
        settings.authority(),
        settings.name(),
        settings.replicas(),
        settings.timeout());
  }

  private static Login login(SearchSettings.Elasticsearch settings) {
    String key = settings.apiKeySecret();
    String name = settings.username();
    String password = settings.password();
    if (key != null) {
      return new ApiKey(key);
    }
    if (name == null) {
      return new Nobody();
    }
    if (password == null) {
      throw new IllegalArgumentException(
          "weir.directory.elasticsearch.username is set, but no password (set"
              + " WEIR_DIRECTORY_ELASTICSEARCH_PASSWORD_FILE)");
    }
    return new User(name, password);
  }
}
