package city.weir.sharing.subscription.feed;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What was read, kept for those who ask for the same: subscribers with the same rows and masks ask
 * the same query of the same files, which never change. Of those who ask at once, one reads and the
 * others wait. Bounded by the bytes that are kept.
 */
final class SharedReads {
  private final long mostBytes;
  private final LinkedHashMap<String, CompletableFuture<Items>> kept =
      new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  SharedReads(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Reads. */
  @FunctionalInterface
  interface Reading {
    Items read() throws SQLException;
  }

  /**
   * What {@code reading} gives.
   *
   * @param sql the query, which is all that decides what that is
   */
  Items get(String sql, Reading reading) throws SQLException {
    CompletableFuture<Items> mine = new CompletableFuture<>();
    CompletableFuture<Items> first = putIfAbsent(sql, mine);
    if (first != null) {
      return await(first);
    }
    try {
      Items items = reading.read();
      mine.complete(items);
      keep(sql, items);
      return items;
    } catch (SQLException | RuntimeException e) {
      forget(sql);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private static Items await(CompletableFuture<Items> other) throws SQLException {
    try {
      return other.join();
    } catch (CompletionException e) {
      throw new SQLException("Another subscriber's reading of the same change failed", e);
    }
  }

  private synchronized @Nullable CompletableFuture<Items> putIfAbsent(
      String sql, CompletableFuture<Items> mine) {
    CompletableFuture<Items> known = kept.get(sql);
    if (known == null) {
      kept.put(sql, mine);
    }
    return known;
  }

  private synchronized void keep(String sql, Items items) {
    bytes += cost(sql, items);
    var eldest = kept.entrySet().iterator();
    while (bytes > mostBytes && eldest.hasNext()) {
      Map.Entry<String, CompletableFuture<Items>> entry = eldest.next();
      // What is still being read has not been counted yet.
      if (entry.getValue().isDone()) {
        bytes -= cost(entry.getKey(), entry.getValue().join());
        eldest.remove();
      }
    }
  }

  private synchronized void forget(String sql) {
    kept.remove(sql);
  }

  private static long cost(String sql, Items items) {
    return sql.length() * 2L + items.bytes();
  }
}
