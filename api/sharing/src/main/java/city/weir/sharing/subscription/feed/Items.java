package city.weir.sharing.subscription.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Items of one change, each a JSON object.
 *
 * @param last whether the change has no more
 */
record Items(List<byte[]> items, boolean last) {
  /** The most rows one event tells of. */
  static final int MOST_ROWS = 500;

  /** The most bytes they take; a row that is larger goes out alone. */
  static final int MOST_BYTES = 256 * 1024;

  Items {
    items = List.copyOf(items);
  }

  long bytes() {
    return items.stream().mapToLong(item -> item.length + 16L).sum();
  }

  /** As many items from number {@code from} on as one event takes, at least one if there is one. */
  Items part(int from, int mostRows) {
    int end = from;
    long bytes = 0;
    while (end < items.size() && end - from < mostRows) {
      bytes += items.get(end).length;
      if (bytes > MOST_BYTES && end > from) {
        break;
      }
      end++;
    }
    return new Items(items.subList(Math.min(from, items.size()), end), last && end == items.size());
  }

  /** A JSON array. */
  String array() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write('[');
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      out.writeBytes(items.get(i));
    }
    out.write(']');
    return out.toString(StandardCharsets.UTF_8);
  }
}
