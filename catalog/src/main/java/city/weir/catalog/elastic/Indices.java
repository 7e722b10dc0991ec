package city.weir.catalog.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The indices behind the name that is searched. That name is an alias of the one that serves; while
 * another is filled, a second alias leads there, so that every server writes to both.
 */
final class Indices {
  /** Raised when documents or analysis change, so that an index of before is not searched. */
  private static final String LAYOUT = "1";

  private static final String RESOURCE = "/city/weir/catalog/elastic-index.json";

  private final ElasticsearchClient client;
  private final String serving;
  private final String filling;
  private final int replicas;

  Indices(ElasticsearchClient client, String name, int replicas) {
    this.client = client;
    this.serving = name + "-v" + LAYOUT;
    this.filling = serving + "-filling";
    this.replicas = replicas;
  }

  /** The name that is searched. Servers of another version search another. */
  String serving() {
    return serving;
  }

  /** The name under which the index that is being filled is written, while there is one. */
  Optional<String> filling() throws IOException {
    return client.indices().existsAlias(a -> a.name(filling)).value()
        ? Optional.of(filling)
        : Optional.empty();
  }

  /** Makes an empty index when there is none that serves. */
  void ensure() throws IOException {
    if (!client.indices().existsAlias(a -> a.name(serving)).value()) {
      create(serving);
    }
  }

  /** Makes an empty index to be filled, and removes what interrupted fillings have left. */
  String begin() throws IOException {
    Set<String> kept = behind(serving);
    for (String index : all()) {
      if (!kept.contains(index)) {
        remove(index);
      }
    }
    return create(filling);
  }

  /** Lets {@code filled} serve, in one step, and removes those that served before. */
  void swap(String filled) throws IOException {
    client.indices().refresh(r -> r.index(filled));
    Set<String> before = behind(serving);
    List<Action> actions = new ArrayList<>();
    actions.add(Action.of(a -> a.remove(r -> r.index(filled).alias(filling))));
    actions.add(Action.of(a -> a.add(r -> r.index(filled).alias(serving))));
    for (String index : before) {
      actions.add(Action.of(a -> a.remove(r -> r.index(index).alias(serving))));
    }
    client.indices().updateAliases(u -> u.actions(actions));
    for (String index : before) {
      remove(index);
    }
  }

  void remove(String index) throws IOException {
    client.indices().delete(d -> d.index(index).ignoreUnavailable(true));
  }

  private String create(String alias) throws IOException {
    String index = serving + "-" + UUID.randomUUID();
    client
        .indices()
        .create(
            c -> c.index(index).withJson(new StringReader(definition())).aliases(alias, a -> a));
    client
        .indices()
        .putSettings(
            p -> p.index(index).settings(s -> s.numberOfReplicas(Integer.toString(replicas))));
    return index;
  }

  private Set<String> behind(String alias) throws IOException {
    return client.indices().existsAlias(a -> a.name(alias)).value()
        ? client.indices().getAlias(a -> a.name(alias)).result().keySet()
        : Set.of();
  }

  private Set<String> all() throws IOException {
    return client
        .indices()
        .get(g -> g.index(serving + "-*").allowNoIndices(true))
        .result()
        .keySet();
  }

  private static String definition() {
    try (InputStream in = Indices.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(RESOURCE + " cannot be read", e);
    }
  }
}
