package city.weir.pipelines.queue;

import city.weir.lake.landing.BatchStamp;
import city.weir.lake.landing.Landing;
import city.weir.lake.landing.LandingBatch;
import city.weir.pipelines.decode.Decoder;
import city.weir.pipelines.decode.Fields;
import city.weir.pipelines.feed.Feed;
import city.weir.pipelines.feed.Meter;
import city.weir.pipelines.feed.Sha256;
import city.weir.pipelines.feed.TableLocks;
import city.weir.pipelines.log.Channel;
import city.weir.pipelines.log.IngestLog;
import city.weir.pipelines.log.LogEntry;
import city.weir.pipelines.log.LogReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one channel of the log into its raw table, in a thread of its own.
 *
 * <p>A batch is committed to the lake first and acknowledged in the log second. Whatever goes wrong
 * in between, a crash, a lake that is away, a commit whose outcome is unknown, has one remedy:
 * begin anew, ask the lake which batch of this channel it saw last, and have the log pass over that
 * batch's messages. Receiving does not wait for any of this.
 */
public final class Committer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
  private static final Duration IDLE = Duration.ofMillis(300);
  private static final long FIRST_PAUSE = 200;
  private static final long LONGEST_PAUSE = 10_000;

  private final Feed feed;
  private final Channel channel;
  private final IngestLog log;
  private final Landing landing;
  private final Decoder decoder;
  private final Fields fields;
  private final Meter meter;
  private final BatchLimits limits;
  private final Lock lock;
  private final String stampLog;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * @param channel of the log, open
   * @param decoder reads the feed's messages
   */
  public Committer(
      Feed feed,
      Channel channel,
      IngestLog log,
      Landing landing,
      Decoder decoder,
      Meter meter,
      TableLocks locks,
      BatchLimits limits) {
    this.feed = feed;
    this.channel = channel;
    this.log = log;
    this.landing = landing;
    this.decoder = decoder;
    this.fields = feed.fields();
    this.meter = meter;
    this.limits = limits;
    this.lock = locks.of(feed.table().name());
    this.stampLog = log.id() + "/" + channel.name();
    this.thread = new Thread(this::run, "weir-land-" + channel.name());
  }

  public void start() {
    thread.start();
  }

  private boolean open() {
    return closing.getCount() > 0;
  }

  private void run() {
    long pause = FIRST_PAUSE;
    while (open()) {
      try {
        landing.ensure(feed.table());
        try (LogReader reader = log.read(channel, landed())) {
          while (open()) {
            batch(reader);
            pause = FIRST_PAUSE;
          }
        }
      } catch (IOException | RuntimeException e) {
        LOG.warn("{} does not land, trying again in {} ms: {}", feed.id(), pause, e.toString());
        LOG.debug("{} does not land", feed.id(), e);
        meter.failed(e.toString());
        pause = pause(pause);
      }
    }
  }

  private long pause(long pause) {
    try {
      if (closing.await(pause, TimeUnit.MILLISECONDS)) {
        return pause;
      }
    } catch (InterruptedException e) {
      LOG.warn("Nobody should interrupt {}: it goes on", thread.getName());
    }
    return Math.min(pause * 2, LONGEST_PAUSE);
  }

  /** What the lake saw of this channel last, acknowledged or not. */
  private Set<Long> landed() {
    return landing
        .latest(feed.table(), stampLog)
        .map(stamp -> landing.offsets(feed.table(), stamp))
        .orElse(Set.of());
  }

  private void batch(LogReader reader) throws IOException {
    LogEntry first = reader.next(IDLE);
    if (first == null) {
      return;
    }
    lock.lock();
    try {
      String id = UUID.randomUUID().toString();
      try (LandingBatch batch = landing.begin(feed.table(), id)) {
        Tally tally = fill(reader, first, batch);
        LandingBatch.Landed landed =
            batch.commit(new BatchStamp(stampLog, id, tally.lowest, tally.highest));
        reader.acknowledge();
        meter.landed(tally.messages, tally.newest, landed.rows(), landed.refused());
      }
    } finally {
      lock.unlock();
    }
  }

  private Tally fill(LogReader reader, LogEntry first, LandingBatch batch) throws IOException {
    Tally tally = new Tally(first);
    long end = System.nanoTime() + limits.age().toNanos();
    for (LogEntry entry = first; entry != null; ) {
      tally.count(entry);
      DecodedMessage.of(entry.body(), decoder, fields)
          .addTo(
              batch,
              new LandingBatch.Envelope(
                  source(entry), entry.position(), entry.receivedAt(), Sha256.hex(entry.body())),
              meter);
      long left = end - System.nanoTime();
      if (left <= 0 || !open() || tally.full(limits)) {
        return tally;
      }
      entry = reader.next(Duration.ofNanos(left));
    }
    return tally;
  }

  private String source(LogEntry entry) {
    String connector = feed.source().connector().name().toLowerCase(Locale.ROOT);
    return channel.kind() == Channel.Kind.TOPIC
        ? connector + ":" + entry.address()
        : connector + ":" + channel.address();
  }

  /** Stops after the batch in hand, which may take as long as the lake takes. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warn("{} is still landing; what it has not landed will land next time", feed.id());
    }
  }
}
