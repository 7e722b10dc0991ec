package city.weir.pipelines.drop;

import city.weir.lake.landing.LandingBatch;
import city.weir.pipelines.decode.Rows;
import city.weir.pipelines.feed.Meter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the records of a file into its batch as they are read. */
final class FileRows implements Rows {
  private final LandingBatch batch;
  private final String source;
  private final Instant receivedAt;
  private final String hash;
  private final Meter meter;
  private long records;
  private long last;
  private @Nullable RuntimeException lakeFailure;

  FileRows(LandingBatch batch, String source, Instant receivedAt, String hash, Meter meter) {
    this.batch = batch;
    this.source = source;
    this.receivedAt = receivedAt;
    this.hash = hash;
    this.meter = meter;
  }

  @Override
  public void row(long number, List<@Nullable String> values, @Nullable String extra) {
    try {
      batch.add(envelope(number), values, extra);
    } catch (RuntimeException e) {
      lakeFailure = e;
      throw e;
    }
  }

  @Override
  public void refused(long number, String record, String reason) {
    try {
      batch.refuse(envelope(number), record, reason);
    } catch (RuntimeException e) {
      lakeFailure = e;
      throw e;
    }
    meter.refusedBecause(reason);
  }

  /** The hash is that of the file: with the number it leads to the very record in the archive. */
  private LandingBatch.Envelope envelope(long number) {
    records++;
    last = number;
    return new LandingBatch.Envelope(source, number, receivedAt, hash);
  }

  /** Throws what the lake threw, however the decoder may have wrapped it. */
  void check() {
    if (lakeFailure != null) {
      throw lakeFailure;
    }
  }

  long records() {
    return records;
  }

  long last() {
    return last;
  }
}
