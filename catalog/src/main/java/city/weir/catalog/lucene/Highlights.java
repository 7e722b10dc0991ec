package city.weir.catalog.lucene;

import city.weir.catalog.SearchResult.Field;
import city.weir.catalog.SearchResult.Highlight;
import city.weir.catalog.SearchResult.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.CustomSeparatorBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** Says where in an entry the text of a query was found. A passage is one value of a field. */
final class Highlights extends UnifiedHighlighter {
  private static final int PER_FIELD = 3;
  private static final String[] FIELDS =
      Arrays.stream(Field.values()).map(IndexedEntry::fieldOf).toArray(String[]::new);
  private static final int[] PASSAGES = new int[FIELDS.length];

  static {
    Arrays.fill(PASSAGES, PER_FIELD);
  }

  Highlights(IndexSearcher searcher) {
    super(
        new Builder(searcher, Analysis.GRAMS)
            .withBreakIterator(() -> new CustomSeparatorBreakIterator(MULTIVAL_SEP_CHAR))
            .withMaxNoHighlightPassages(0)
            .withFormatter(new Places()));
  }

  /** For each of {@code documents}, why it matched, the parts in the order of {@link Field}. */
  List<List<Highlight>> of(Query query, int[] documents) throws IOException {
    Map<String, Object[]> found =
        highlightFieldsAsObjects(FIELDS.clone(), query, documents.clone(), PASSAGES.clone());
    List<List<Highlight>> all = new ArrayList<>();
    for (int i = 0; i < documents.length; i++) {
      List<Highlight> highlights = new ArrayList<>();
      for (Field field : Field.values()) {
        Object[] passages = found.get(IndexedEntry.fieldOf(field));
        if (passages != null && passages[i] instanceof List<?> places) {
          for (Object place : places) {
            Place p = (Place) place;
            highlights.add(new Highlight(field, p.text(), p.matches()));
          }
        }
      }
      all.add(highlights);
    }
    return all;
  }

  private record Place(String text, List<Span> matches) {}

  private static final class Places extends PassageFormatter {
    @Override
    public Object format(Passage[] passages, String content) {
      List<Place> places = new ArrayList<>();
      for (Passage passage : passages) {
        int start = passage.getStartOffset();
        int end = passage.getEndOffset();
        if (end > start && content.charAt(end - 1) == MULTIVAL_SEP_CHAR) {
          end--;
        }
        places.add(new Place(content.substring(start, end), spans(passage, start)));
      }
      return places;
    }

    /** Matches as they lie in the passage; overlapping and touching ones become one. */
    private static List<Span> spans(Passage passage, int origin) {
      List<Span> found = new ArrayList<>();
      for (int i = 0; i < passage.getNumMatches(); i++) {
        found.add(
            new Span(passage.getMatchStarts()[i] - origin, passage.getMatchEnds()[i] - origin));
      }
      found.sort((a, b) -> Integer.compare(a.start(), b.start()));
      List<Span> merged = new ArrayList<>();
      for (Span span : found) {
        Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
        if (last != null && span.start() <= last.end()) {
          merged.set(merged.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
        } else {
          merged.add(span);
        }
      }
      return merged;
    }
  }
}
