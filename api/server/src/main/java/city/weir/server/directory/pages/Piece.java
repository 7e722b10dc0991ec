package city.weir.server.directory.pages;

import city.weir.catalog.SearchResult.Highlight;
import city.weir.catalog.SearchResult.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of text, and whether it is what was found.
 *
 * @param text not escaped for any markup
 */
record Piece(String text, boolean found) {
  /** {@code highlight} cut at the edges of what was found; joined they are its text. */
  static List<Piece> of(Highlight highlight) {
    List<Piece> pieces = new ArrayList<>();
    String text = highlight.text();
    int at = 0;
    for (Span span : highlight.matches()) {
      if (span.start() > at) {
        pieces.add(new Piece(text.substring(at, span.start()), false));
      }
      pieces.add(new Piece(text.substring(span.start(), span.end()), true));
      at = span.end();
    }
    if (at < text.length()) {
      pieces.add(new Piece(text.substring(at), false));
    }
    return List.copyOf(pieces);
  }
}
