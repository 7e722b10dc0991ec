package city.weir.catalog.lucene;

import city.weir.catalog.Entry;
import city.weir.catalog.LivingFacts;
import city.weir.catalog.LivingFacts.Freshness;
import city.weir.catalog.LivingFacts.Quality;
import city.weir.catalog.words.IndexedEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/** One whole index in a folder of its own. Writing is for one thread at a time. */
final class Generation implements AutoCloseable {
  /** Raised when documents or analysis change, so that an index of before is not searched. */
  private static final String LAYOUT = "3";

  private static final String LAYOUT_KEY = "weir.layout";
  private static final String MARK_KEY = "weir.mark";
  private static final int MEGABYTES = 16;
  private static final int LONGEST_TERM = 255;

  private final Path folder;
  private final Directory files;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private Generation(Path folder, OpenMode mode) throws IOException {
    this.folder = folder;
    this.files = FSDirectory.open(folder);
    try {
      this.writer =
          new IndexWriter(
              files,
              new IndexWriterConfig(new WhitespaceAnalyzer(LONGEST_TERM))
                  .setOpenMode(mode)
                  .setRAMBufferSizeMB(MEGABYTES));
      this.searchers = new SearcherManager(writer, new WithoutCache());
    } catch (LockObtainFailedException e) {
      files.close();
      throw new IOException(
          "The directory's index is in use by another process (stop that one, or give this one a"
              + " home of its own)",
          e);
    } catch (IOException | RuntimeException e) {
      files.close();
      throw e;
    }
  }

  /** An empty one, in place of what is in the folder. */
  static Generation create(Path folder) throws IOException {
    Generation created = new Generation(folder, OpenMode.CREATE);
    created.commit("");
    return created;
  }

  static Generation open(Path folder) throws IOException {
    return new Generation(folder, OpenMode.APPEND);
  }

  /** Whether it was written by this version of the code. */
  boolean ofThisLayout() {
    return LAYOUT.equals(committed(LAYOUT_KEY));
  }

  Path folder() {
    return folder;
  }

  String mark() {
    return committed(MARK_KEY);
  }

  void put(Entry entry, LivingFacts facts) throws IOException {
    writer.updateDocument(byId(entry.id()), Documents.of(IndexedEntry.of(entry), facts));
  }

  void note(String id, LivingFacts facts) throws IOException {
    writer.updateDocValues(byId(id), Documents.of(facts));
  }

  void remove(String id) throws IOException {
    writer.deleteDocuments(byId(id));
  }

  /** Makes what was written lasting, and visible to the next search. */
  void commit(String mark) throws IOException {
    writer.setLiveCommitData(Map.of(LAYOUT_KEY, LAYOUT, MARK_KEY, mark).entrySet());
    writer.commit();
    searchers.maybeRefreshBlocking();
  }

  /** Makes few files of many: each costs every search. Takes seconds for a large directory. */
  void gather() throws IOException {
    writer.forceMerge(1);
  }

  /** What was noted of the entry, as of the last commit. */
  LivingFacts facts(String id) throws IOException {
    IndexSearcher searcher = acquire();
    try {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        PostingsEnum found = leaf.reader().postings(byId(id));
        int document = found == null ? DocIdSetIterator.NO_MORE_DOCS : found.nextDoc();
        while (document != DocIdSetIterator.NO_MORE_DOCS) {
          if (leaf.reader().getLiveDocs() == null || leaf.reader().getLiveDocs().get(document)) {
            return new LivingFacts(
                Quality.values()[number(leaf, Documents.QUALITY, document)],
                Freshness.values()[number(leaf, Documents.FRESHNESS, document)]);
          }
          document = found.nextDoc();
        }
      }
      return LivingFacts.UNKNOWN;
    } finally {
      release(searcher);
    }
  }

  IndexSearcher acquire() throws IOException {
    return searchers.acquire();
  }

  void release(IndexSearcher searcher) throws IOException {
    searchers.release(searcher);
  }

  /** Forgets what was not committed, and closes. */
  void abandon() throws IOException {
    searchers.close();
    writer.rollback();
    files.close();
  }

  @Override
  public void close() throws IOException {
    searchers.close();
    writer.close();
    files.close();
  }

  /** Hardly two questions share a filter: keeping them costs more than it saves. */
  private static final class WithoutCache extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader before) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      return searcher;
    }
  }

  private static int number(LeafReaderContext leaf, String field, int document) throws IOException {
    NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
    return values.advanceExact(document) ? (int) values.longValue() : 0;
  }

  private static Term byId(String id) {
    return new Term(Documents.ID, id);
  }

  private String committed(String key) {
    Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
    if (data != null) {
      for (Map.Entry<String, String> entry : data) {
        if (entry.getKey().equals(key)) {
          return entry.getValue();
        }
      }
    }
    return "";
  }
}
