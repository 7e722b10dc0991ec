package city.weir.server.search;

import city.weir.catalog.Entry;
import java.util.stream.Stream;

/** From where the index is filled. */
public interface IndexSource {
  /** How far what {@link #entries} gives reaches, at least; asked before it. */
  String mark();

  /** All entries that shall be found, read as they are asked for; to be closed. */
  Stream<Entry> entries();
}
