package city.weir.catalog.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

class AnyOfTest {
  @Provide
  Arbitrary<List<Set<String>>> wordsOfDocuments() {
    return Arbitraries.of("a", "b", "c", "d", "e").set().ofMaxSize(5).list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<Set<String>>> wordsOfQueries() {
    return Arbitraries.of("a", "b", "c", "d", "e", "f")
        .set()
        .ofMinSize(1)
        .ofMaxSize(4)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Property(tries = 200)
  void findsWhatADisjunctionOfTheSameFinds(
      @ForAll("wordsOfDocuments") List<Set<String>> documents,
      @ForAll("wordsOfQueries") List<Set<String>> asked)
      throws IOException {
    try (ByteBuffersDirectory files = new ByteBuffersDirectory()) {
      write(files, documents);
      try (DirectoryReader reader = DirectoryReader.open(files)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        List<Query> ours = new ArrayList<>();
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Set<String> words : asked) {
          int needed = (words.size() + 1) / 2;
          BooleanQuery.Builder some = new BooleanQuery.Builder();
          words.forEach(word -> some.add(new TermQuery(new Term("all", word)), Occur.SHOULD));
          any.add(some.setMinimumNumberShouldMatch(needed).build(), Occur.SHOULD);
          ours.add(new AtLeast(needed, words.stream().map(word -> new Term("all", word)).toList()));
        }

        assertThat(found(searcher, new AnyOf(ours))).isEqualTo(found(searcher, any.build()));
      }
    }
  }

  /** In several segments, every fifth document deleted again. */
  private static void write(ByteBuffersDirectory files, List<Set<String>> documents)
      throws IOException {
    try (IndexWriter writer =
        new IndexWriter(files, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
      for (int i = 0; i < documents.size(); i++) {
        Document document = new Document();
        document.add(new StringField("id", Integer.toString(i), Store.YES));
        document.add(new TextField("all", String.join(" ", documents.get(i)), Store.NO));
        writer.addDocument(document);
        if (i % 10 == 9) {
          writer.commit();
        }
      }
      for (int i = 0; i < documents.size(); i += 5) {
        writer.deleteDocuments(new Term("id", Integer.toString(i)));
      }
    }
  }

  private static Set<String> found(IndexSearcher searcher, Query query) throws IOException {
    Set<String> ids = new TreeSet<>();
    for (ScoreDoc found : searcher.search(query, 100).scoreDocs) {
      ids.add(searcher.storedFields().document(found.doc).get("id"));
    }
    return ids;
  }
}
