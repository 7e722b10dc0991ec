package city.weir.catalog.demand;

import city.weir.catalog.Entry;
import city.weir.catalog.SampleEntries;
import city.weir.catalog.draft.Guide;
import city.weir.catalog.lucene.LuceneDirectoryIndex;
import city.weir.catalog.standard.InMemoryStandards;
import city.weir.catalog.standard.Library;
import city.weir.catalog.standard.StandardFiles;
import city.weir.catalog.words.Synonyms;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A small directory with all that matching looks at: the real index and the real library. */
final class Published implements AutoCloseable {
  static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneId.of("Asia/Shanghai"));

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final LuceneDirectoryIndex index;
  private final Matching matching;

  Published(Path folder) {
    index = LuceneDirectoryIndex.open(folder, Synonyms.ofTheField());
    matching =
        new Matching(
            index::search,
            this::find,
            new Library(StandardFiles.published(), new InMemoryStandards(), CLOCK),
            Guide.published());
  }

  void sampleCity() {
    SampleEntries.ALL.forEach(this::put);
  }

  void put(Entry entry) {
    entries.put(entry.id(), entry);
    index.put(entry);
  }

  Optional<Entry> find(String id) {
    return Optional.ofNullable(entries.get(id));
  }

  Matching matching() {
    return matching;
  }

  @Override
  public void close() {
    index.close();
  }
}
