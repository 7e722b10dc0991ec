package city.weir.bench;

import city.weir.catalog.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Lucene as it is first met: all text of an entry in one field, ranked by BM25. No facets, no
 * audience, no reasons, no pinyin, no synonyms, no mistakes.
 */
final class PlainIndex implements AutoCloseable {
  private final Directory files;
  private final Analyzer analyzer = new SmartChineseAnalyzer();
  private @Nullable DirectoryReader reader;

  private PlainIndex(Directory files) {
    this.files = files;
  }

  static PlainIndex open(Path folder) throws IOException {
    return new PlainIndex(FSDirectory.open(folder));
  }

  void fillOnce(Stream<Entry> entries) throws IOException {
    if (!DirectoryReader.indexExists(files)) {
      try (IndexWriter writer = new IndexWriter(files, new IndexWriterConfig(analyzer))) {
        for (Iterator<Entry> all = entries.iterator(); all.hasNext(); ) {
          Entry entry = all.next();
          Document document = new Document();
          document.add(new StringField("id", entry.id(), Store.YES));
          document.add(new TextField("text", text(entry), Store.NO));
          writer.addDocument(document);
        }
      }
    }
    reader = DirectoryReader.open(files);
  }

  void search(String text, int hits) throws IOException {
    if (reader == null) {
      throw new IllegalStateException("Not filled yet");
    }
    IndexSearcher searcher = new IndexSearcher(reader);
    Query words = new QueryBuilder(analyzer).createBooleanQuery("text", text);
    for (ScoreDoc hit :
        searcher.search(words == null ? new MatchAllDocsQuery() : words, hits).scoreDocs) {
      searcher.storedFields().document(hit.doc);
    }
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
    files.close();
  }

  private static String text(Entry entry) {
    return Stream.concat(
            Stream.of(
                entry.title(),
                entry.english() == null ? "" : entry.english(),
                String.join(" ", entry.category()),
                entry.provider().name(),
                entry.summary(),
                String.join(" ", entry.keywords())),
            entry.items().stream().map(i -> i.title() + " " + i.name() + " " + i.english()))
        .collect(Collectors.joining(" "));
  }
}
