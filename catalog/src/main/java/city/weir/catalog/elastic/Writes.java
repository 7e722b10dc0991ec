package city.weir.catalog.elastic;

import city.weir.catalog.Entry;
import city.weir.catalog.LivingFacts;
import city.weir.catalog.elastic.Documents.Stored;
import city.weir.catalog.words.IndexedEntry;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes documents, many at a time. An index is named by its alias, which must be there. */
final class Writes {
  private static final String MARK_ID = ".mark";
  private static final int CONFLICT = 409;
  private static final int ABSENT = 404;
  private static final int RETRIES = 5;

  private final ElasticsearchClient client;

  Writes(ElasticsearchClient client) {
    this.client = client;
  }

  /**
   * Adds or changes entries; what is noted of them stays.
   *
   * @param facts what is noted of those that are not there yet
   */
  void put(String index, Collection<Entry> entries, Map<String, LivingFacts> facts)
      throws IOException {
    List<BulkOperation> operations = new ArrayList<>();
    for (Entry entry : entries) {
      IndexedEntry indexed = IndexedEntry.of(entry);
      Map<String, @Nullable Object> fresh =
          Documents.whole(indexed, facts.getOrDefault(entry.id(), LivingFacts.UNKNOWN));
      operations.add(
          BulkOperation.of(
              o ->
                  o.<Map<String, @Nullable Object>, Map<String, @Nullable Object>>update(
                      u ->
                          u.index(index)
                              .id(entry.id())
                              .retryOnConflict(RETRIES)
                              .action(a -> a.doc(Documents.written(indexed)).upsert(fresh)))));
    }
    send(operations, true, Set.of());
  }

  /** Adds those entries that are not there; of one that is, something newer is there already. */
  void add(String index, Collection<Entry> entries, Map<String, LivingFacts> facts)
      throws IOException {
    List<BulkOperation> operations = new ArrayList<>();
    for (Entry entry : entries) {
      LivingFacts noted = facts.getOrDefault(entry.id(), LivingFacts.UNKNOWN);
      operations.add(
          BulkOperation.of(
              o ->
                  o.<Map<String, @Nullable Object>>create(
                      c ->
                          c.index(index)
                              .id(entry.id())
                              .document(Documents.whole(IndexedEntry.of(entry), noted)))));
    }
    send(operations, false, Set.of(CONFLICT));
  }

  void note(String index, Map<String, LivingFacts> facts) throws IOException {
    List<BulkOperation> operations = new ArrayList<>();
    facts.forEach(
        (id, noted) ->
            operations.add(
                BulkOperation.of(
                    o ->
                        o.<Object, Map<String, @Nullable Object>>update(
                            u ->
                                u.index(index)
                                    .id(id)
                                    .retryOnConflict(RETRIES)
                                    .action(a -> a.doc(Documents.noted(noted)))))));
    send(operations, true, Set.of(ABSENT));
  }

  void remove(String index, String id) throws IOException {
    send(
        List.of(BulkOperation.of(o -> o.delete(d -> d.index(index).id(id)))), true, Set.of(ABSENT));
  }

  /** Puts what nobody finds in the entry's place, so that {@link #add} does not bring it back. */
  void hide(String index, String id) throws IOException {
    Map<String, String> nothing = Map.of(Documents.ID, id);
    send(
        List.of(
            BulkOperation.of(
                o -> o.<Map<String, String>>index(i -> i.index(index).id(id).document(nothing)))),
        true,
        Set.of());
  }

  void mark(String index, String mark) throws IOException {
    client.index(i -> i.index(index).id(MARK_ID).requireAlias(true).document(Map.of("mark", mark)));
  }

  String mark(String index) throws IOException {
    Stored found = client.get(g -> g.index(index).id(MARK_ID), Stored.class).source();
    return found == null || found.mark() == null ? "" : found.mark();
  }

  /** What is noted of those entries that are there. */
  Map<String, LivingFacts> facts(String index, Collection<Entry> entries) throws IOException {
    Map<String, LivingFacts> facts = new HashMap<>();
    if (entries.isEmpty()) {
      return facts;
    }
    List<String> ids = entries.stream().map(Entry::id).distinct().toList();
    var found =
        client.mget(
            m -> m.index(index).ids(ids).sourceIncludes(Documents.QUALITY, Documents.FRESHNESS),
            Stored.class);
    found
        .docs()
        .forEach(
            item -> {
              if (item.isResult() && item.result().source() != null) {
                facts.put(item.result().id(), item.result().source().facts());
              }
            });
    return facts;
  }

  private void send(List<BulkOperation> operations, boolean visible, Set<Integer> expected)
      throws IOException {
    if (operations.isEmpty()) {
      return;
    }
    BulkResponse answer =
        client.bulk(
            b ->
                b.operations(operations)
                    .requireAlias(true)
                    .refresh(visible ? Refresh.True : Refresh.False));
    for (BulkResponseItem item : answer.items()) {
      if (item.error() != null
          && (!expected.contains(item.status()) || isLost(item.error().type()))) {
        throw new IOException(
            "Elasticsearch did not take '%s': %s (%s)"
                .formatted(item.id(), item.error().reason(), item.error().type()));
      }
    }
  }

  /** That an index is gone has the same number as that a document is. */
  private static boolean isLost(@Nullable String type) {
    return "index_not_found_exception".equals(type);
  }
}
