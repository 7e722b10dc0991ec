package city.weir.catalog.elastic;

import city.weir.catalog.DirectoryIndex;
import city.weir.catalog.Entry;
import city.weir.catalog.LivingFacts;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.catalog.words.Questions;
import city.weir.catalog.words.Synonyms;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * The directory's search in Elasticsearch 8. Several servers may use the same index; a rebuild by
 * one is told to the others by an alias, and of two rebuilds the later wins.
 */
public final class ElasticDirectoryIndex implements DirectoryIndex {
  private static final int AT_ONCE = 200;

  private final List<URI> addresses;
  private final ElasticsearchClient client;
  private final Indices indices;
  private final Writes writes;
  private final Searches searches;
  private final ReentrantLock rebuilding = new ReentrantLock();

  private ElasticDirectoryIndex(
      ElasticServers servers, ElasticsearchClient client, Synonyms synonyms) {
    this.addresses = servers.addresses();
    this.client = client;
    this.indices = new Indices(client, servers.index(), servers.replicas());
    this.writes = new Writes(client);
    this.searches = new Searches(client, indices.serving(), new Questions(synonyms));
  }

  /** Connects, and makes an empty index when there is none. */
  public static ElasticDirectoryIndex open(ElasticServers servers, Synonyms synonyms) {
    ElasticDirectoryIndex index;
    try {
      index = new ElasticDirectoryIndex(servers, Connection.open(servers), synonyms);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    try {
      index.call(
          "open",
          () -> {
            index.indices.ensure();
            return "";
          });
      return index;
    } catch (RuntimeException e) {
      index.close();
      throw e;
    }
  }

  @Override
  public synchronized void putAll(Collection<Entry> entries) {
    change(
        index -> writes.put(index, entries, Map.of()),
        index -> writes.put(index, entries, writes.facts(indices.serving(), entries)));
  }

  @Override
  public synchronized void note(Map<String, LivingFacts> facts) {
    change(index -> writes.note(index, facts), index -> writes.note(index, facts));
  }

  @Override
  public synchronized void remove(String id) {
    change(index -> writes.remove(index, id), index -> writes.hide(index, id));
  }

  @Override
  public String mark() {
    return call("read", () -> writes.mark(indices.serving()));
  }

  @Override
  public synchronized void mark(String mark) {
    change(index -> writes.mark(index, mark), index -> writes.mark(index, mark));
  }

  @Override
  public void rebuild(Stream<Entry> entries, String mark, LongConsumer progress) {
    rebuilding.lock();
    try {
      String filled = call("fill anew", indices::begin);
      boolean whole = false;
      try {
        long taken = 0;
        List<Entry> some = new ArrayList<>();
        call("fill anew", () -> marked(mark));
        for (Iterator<Entry> all = entries.iterator(); all.hasNext(); ) {
          some.add(all.next());
          if (some.size() == AT_ONCE || !all.hasNext()) {
            take(some);
            taken += some.size();
            some.clear();
            progress.accept(taken);
          }
        }
        swap(filled);
        whole = true;
        progress.accept(taken);
      } finally {
        if (!whole) {
          call("clean up", () -> removed(filled));
        }
      }
    } finally {
      rebuilding.unlock();
    }
  }

  @Override
  public SearchResult search(SearchRequest request) {
    return call("search", () -> searches.search(request));
  }

  @Override
  public void close() {
    try {
      client._transport().close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the connection to Elasticsearch", e);
    }
  }

  @FunctionalInterface
  private interface Change {
    void make(String index) throws IOException;
  }

  @FunctionalInterface
  private interface Call<T> {
    T make() throws IOException;
  }

  /** Makes a change in the index that serves, and then in the one that is being filled. */
  private void change(Change serving, Change filling) {
    call(
        "write",
        () -> {
          Optional<String> other = indices.filling();
          serving.make(indices.serving());
          if (other.isPresent()) {
            filling.make(other.get());
          }
          return "";
        });
  }

  /** Not while something is written: it must not be taken for older than what is read here. */
  private synchronized void take(List<Entry> entries) {
    call(
        "fill anew",
        () -> {
          String filling = lively();
          writes.add(filling, entries, writes.facts(indices.serving(), entries));
          return "";
        });
  }

  private String marked(String mark) throws IOException {
    writes.mark(lively(), mark);
    return mark;
  }

  private String lively() throws IOException {
    return indices
        .filling()
        .orElseThrow(() -> new IOException("Another server has begun to fill the index anew"));
  }

  private synchronized void swap(String filled) {
    call(
        "swap",
        () -> {
          indices.swap(filled);
          return "";
        });
  }

  private String removed(String index) throws IOException {
    indices.remove(index);
    return index;
  }

  private <T> T call(String what, Call<T> call) {
    try {
      return call.make();
    } catch (ElasticsearchException e) {
      throw failed(what, new IOException(e.getMessage(), e));
    } catch (IOException e) {
      throw failed(what, e);
    }
  }

  private UncheckedIOException failed(String what, IOException cause) {
    return new UncheckedIOException(
        "Cannot %s the directory's index in Elasticsearch at %s: %s"
            .formatted(what, addresses, cause.getMessage()),
        cause);
  }
}
