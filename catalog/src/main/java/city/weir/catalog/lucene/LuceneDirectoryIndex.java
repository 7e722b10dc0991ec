package city.weir.catalog.lucene;

import city.weir.catalog.DirectoryIndex;
import city.weir.catalog.Entry;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory's search in a folder of this machine, for one process at a time. The index holds
 * nothing that contracts do not: one that cannot be read any more is begun anew, and filled by the
 * next {@link #replaceAll}.
 */
public final class LuceneDirectoryIndex implements DirectoryIndex {
  private static final Logger log = LoggerFactory.getLogger(LuceneDirectoryIndex.class);

  /** Raised when documents or analysis change, so that an index of before is not searched. */
  private static final String LAYOUT = "2";

  private static final String LAYOUT_KEY = "weir.layout";
  private static final String CONTENT_KEY = "weir.content";

  private final Path folder;
  private final Directory files;
  private final FacetsConfig facets = new FacetsConfig();
  private IndexWriter writer;
  private volatile Searches searches;

  private LuceneDirectoryIndex(Path folder, Directory files) throws IOException {
    this.folder = folder;
    this.files = files;
    this.writer = openWriter();
    this.searches = new Searches(new SearcherManager(writer, null), facets);
  }

  /**
   * Opens the index in {@code folder}, empty when there is none. Returns at once: the dictionary of
   * Chinese words is loaded in the background.
   */
  public static LuceneDirectoryIndex open(Path folder) {
    try {
      LuceneDirectoryIndex index = new LuceneDirectoryIndex(folder, FSDirectory.open(folder));
      Thread warming = new Thread(LuceneDirectoryIndex::warm, "directory-words");
      warming.setDaemon(true);
      warming.start();
      return index;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open the directory's index in " + folder, e);
    }
  }

  @Override
  public void put(Entry entry) {
    Document document = IndexedEntry.of(entry).document();
    write(
        "",
        () -> writer.updateDocument(new Term(IndexedEntry.ID, entry.id()), facets.build(document)));
  }

  @Override
  public void remove(String id) {
    write("", () -> writer.deleteDocuments(new Term(IndexedEntry.ID, id)));
  }

  @Override
  public void replaceAll(Collection<Entry> entries) {
    List<IndexedEntry> all =
        entries.stream()
            .map(IndexedEntry::of)
            .sorted(Comparator.comparing(IndexedEntry::id))
            .toList();
    String content = digest(all);
    synchronized (this) {
      if (content.equals(committed(writer, CONTENT_KEY))) {
        return;
      }
      write(
          content,
          () -> {
            List<Document> documents = new ArrayList<>();
            for (IndexedEntry entry : all) {
              documents.add(facets.build(entry.document()));
            }
            writer.deleteAll();
            writer.addDocuments(documents);
          });
    }
  }

  @Override
  public SearchResult search(SearchRequest request) {
    try {
      return searches.search(request);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot search the directory's index in " + folder, e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      searches.close();
      writer.close();
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the directory's index in " + folder, e);
    }
  }

  @FunctionalInterface
  private interface Change {
    void make() throws IOException;
  }

  /**
   * Makes a change whole and lasting, and visible to the next search; or takes it back.
   *
   * @param content what the index then holds, empty when that is not known
   */
  private synchronized void write(String content, Change change) {
    try {
      change.make();
      writer.setLiveCommitData(Map.of(LAYOUT_KEY, LAYOUT, CONTENT_KEY, content).entrySet());
      writer.commit();
      searches.refresh();
    } catch (IOException | RuntimeException e) {
      takeBack(e);
      throw e instanceof IOException io
          ? new UncheckedIOException("Cannot write the directory's index in " + folder, io)
          : (RuntimeException) e;
    }
  }

  private void takeBack(Exception cause) {
    try {
      writer.rollback();
      searches.close();
      writer = openWriter();
      searches = new Searches(new SearcherManager(writer, null), facets);
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private static String committed(IndexWriter writer, String key) {
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

  private IndexWriter openWriter() throws IOException {
    try {
      IndexWriter opened = new IndexWriter(files, configuration(OpenMode.CREATE_OR_APPEND));
      if (opened.getDocStats().numDocs == 0 || LAYOUT.equals(committed(opened, LAYOUT_KEY))) {
        return opened;
      }
      opened.close();
    } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException e) {
      log.warn(
          "The directory's index in {} cannot be read and is begun anew: {}", folder, e.toString());
    } catch (LockObtainFailedException e) {
      throw new IOException(
          "The directory's index is in use by another process (stop that one, or give this one a"
              + " home of its own)",
          e);
    }
    // Deleted first, because a writer reads what it is to replace.
    for (String file : files.listAll()) {
      if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
        files.deleteFile(file);
      }
    }
    return new IndexWriter(files, configuration(OpenMode.CREATE));
  }

  private static IndexWriterConfig configuration(OpenMode mode) {
    Analyzer analyzer =
        new PerFieldAnalyzerWrapper(Analysis.GRAMS, Map.of(IndexedEntry.ALL_WORDS, Analysis.WORDS));
    return new IndexWriterConfig(analyzer).setOpenMode(mode).setRAMBufferSizeMB(8);
  }

  private static String digest(List<IndexedEntry> entries) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      entries.forEach(e -> digest.update(e.toString().getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static void warm() {
    try {
      Analysis.warm();
    } catch (IOException e) {
      log.warn("The dictionary of Chinese words cannot be loaded; the first search will try", e);
    }
  }
}
