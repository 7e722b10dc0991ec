package city.weir.pipelines.feed;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts what comes of a feed. Written by one thread, read by any. */
public final class Meter {
  private final Feed feed;
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong landed = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile @Nullable Instant lastReceived;
  private volatile @Nullable String lastError;
  private volatile @Nullable String lastRefusal;
  private volatile SourceStatus.@Nullable Reading reading;

  public Meter(Feed feed) {
    this.feed = feed;
  }

  /** {@code count} deliveries became visible, with these records. */
  public void landed(long count, Instant newest, long rows, long refusals) {
    received.addAndGet(count);
    landed.addAndGet(rows);
    refused.addAndGet(refusals);
    lastReceived = newest;
    lastError = null;
  }

  public void refusedBecause(String reason) {
    lastRefusal = reason;
  }

  /** Something failed and will be tried again. */
  public void failed(String error) {
    lastError = error;
  }

  public void reading(SourceStatus.@Nullable Reading progress) {
    reading = progress;
  }

  public SourceStatus status(long waiting) {
    return new SourceStatus(
        feed.id(),
        feed.source().connector(),
        feed.table().name(),
        received.get(),
        landed.get(),
        refused.get(),
        waiting,
        lastReceived,
        lastError,
        lastRefusal,
        reading);
  }
}
