package city.weir.pipelines.drop;

import city.weir.pipelines.feed.Meter;
import city.weir.pipelines.feed.SourceStatus.Reading;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows how far the reading of a file has come, and breaks it off when the server stops. */
final class Progress implements LongConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final long EVERY = 10_000_000_000L;

  private final String name;
  private final long size;
  private final Meter meter;
  private final LongSupplier records;
  private final BooleanSupplier goOn;
  private long lastLine = System.nanoTime();

  Progress(String name, long size, Meter meter, LongSupplier records, BooleanSupplier goOn) {
    this.name = name;
    this.size = size;
    this.meter = meter;
    this.records = records;
    this.goOn = goOn;
  }

  /** Throws when the server stops. */
  void check() {
    if (!goOn.getAsBoolean()) {
      throw new CancellationException(
          "The server stops; %s is read anew next time".formatted(name));
    }
  }

  @Override
  public void accept(long read) {
    check();
    meter.reading(new Reading(name, read, size, records.getAsLong()));
    long now = System.nanoTime();
    if (now - lastLine > EVERY) {
      lastLine = now;
      LOG.info(
          "Reading {}: {} % of {} MB, {} records",
          name, size == 0 ? 100 : read * 100 / size, size >> 20, records.getAsLong());
    }
  }
}
