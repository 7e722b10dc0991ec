package city.weir.pipelines.queue;

import city.weir.pipelines.log.LogEntry;
import java.time.Instant;

/** What is in a batch so far. */
final class Tally {
  long messages;
  long lowest;
  long highest;
  Instant newest;
  private long bytes;

  Tally(LogEntry first) {
    lowest = first.position();
    highest = first.position();
    newest = first.receivedAt();
  }

  void count(LogEntry entry) {
    messages++;
    bytes += entry.body().length;
    lowest = Math.min(lowest, entry.position());
    highest = Math.max(highest, entry.position());
    if (entry.receivedAt().isAfter(newest)) {
      newest = entry.receivedAt();
    }
  }

  boolean full(BatchLimits limits) {
    return messages >= limits.messages() || bytes >= limits.bytes();
  }
}
