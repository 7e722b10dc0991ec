package city.weir.server.search;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the directory is searched.
 *
 * @param index in a folder of the home, or in an Elasticsearch of the city's
 */
@ConfigurationProperties("weir.directory")
record SearchSettings(
    @DefaultValue("lucene") Kind index, @DefaultValue Elasticsearch elasticsearch) {
  enum Kind {
    LUCENE,
    ELASTICSEARCH
  }

  /**
   * @param addresses such as {@code https://host:9200}
   * @param username with {@code password}, unless there is an {@code apiKeySecret}
   * @param apiKeySecret as Elasticsearch gave it out, encoded
   * @param authority PEM file of the certificates to trust, where Java's own are not enough
   * @param name what the names of its indices begin with
   * @param replicas copies of the index beside the first
   * @param timeout how long an answer may take
   */
  record Elasticsearch(
      @DefaultValue({}) List<URI> addresses,
      @Nullable String username,
      @Nullable String password,
      @Nullable String apiKeySecret,
      @Nullable Path authority,
      @DefaultValue("weir-directory") String name,
      @DefaultValue("1") int replicas,
      @DefaultValue("10s") Duration timeout) {
    @Override
    public String toString() {
      return "Elasticsearch[" + addresses + ", " + name + "]";
    }
  }
}
