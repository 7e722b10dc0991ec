package city.weir.pipelines;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Connector;
import city.weir.lake.landing.Landing;
import city.weir.pipelines.PushRefusedException.Kind;
import city.weir.pipelines.artemis.ArtemisLog;
import city.weir.pipelines.decode.Decoder;
import city.weir.pipelines.decode.Decoders;
import city.weir.pipelines.drop.DropFolders;
import city.weir.pipelines.feed.Feed;
import city.weir.pipelines.feed.Feeds;
import city.weir.pipelines.feed.Meter;
import city.weir.pipelines.feed.SourceStatus;
import city.weir.pipelines.feed.TableLocks;
import city.weir.pipelines.log.Channel;
import city.weir.pipelines.queue.Committer;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All receiving of one server: from MQTT, pushes and drop folders, through the durable log, into
 * raw. It receives as long as there is room on the disk, whether the lake is there or not.
 */
public final class Ingest implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

  private final IngestConfig config;
  private final Landing landing;
  private final ArtemisLog log;
  private final DropFolders drops;
  private final TableLocks locks = new TableLocks();
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private int mqttPort;

  /**
   * @param committer null for a drop folder
   */
  private record Running(
      Feed feed, Meter meter, @Nullable Channel channel, @Nullable Committer committer) {}

  private Ingest(IngestConfig config, Landing landing, Clock clock) throws IOException {
    this.config = config;
    this.landing = landing;
    this.log = ArtemisLog.open(config.home().resolve("log"), config.mqtt(), clock);
    try {
      this.drops = new DropFolders(config.home(), landing, locks, clock);
    } catch (IOException e) {
      log.close();
      throw e;
    }
  }

  /**
   * Opens the log and begins to receive what the contracts name.
   *
   * @throws IOException when the log cannot be opened or the MQTT port is taken
   * @throws IllegalArgumentException when contracts contradict each other
   */
  public static Ingest start(
      IngestConfig config, Collection<DataContract> contracts, Landing landing, Clock clock)
      throws IOException {
    Ingest ingest = new Ingest(config, landing, clock);
    try {
      ingest.reload(contracts);
      ingest.drops.start();
      // Last, so that nobody is turned away for a source that was about to be opened.
      ingest.mqttPort = ingest.log.listen();
      return ingest;
    } catch (IOException | RuntimeException e) {
      ingest.close();
      throw e;
    }
  }

  /** The port publishers reach. */
  public int mqttPort() {
    return mqttPort;
  }

  /**
   * Receives what these contracts name, and no longer what they do not. Sources that stay the same
   * are not disturbed; what waits for a source that is gone is kept.
   *
   * @throws IllegalArgumentException when they contradict each other; nothing has changed then
   */
  public synchronized void reload(Collection<DataContract> contracts) throws IOException {
    Map<String, Feed> wanted =
        Feeds.of(contracts).stream().collect(Collectors.toMap(Feed::key, feed -> feed));
    wanted.values().forEach(feed -> Decoders.of(feed.source(), config.limits()));
    for (Running old : List.copyOf(running.values())) {
      if (!old.feed().equals(wanted.get(old.feed().key()))) {
        stop(old);
      }
    }
    for (Feed feed : wanted.values()) {
      if (!running.containsKey(feed.key())) {
        running.put(feed.key(), run(feed));
      }
    }
  }

  private Running run(Feed feed) throws IOException {
    Meter meter = new Meter(feed);
    Decoder decoder = Decoders.of(feed.source(), config.limits());
    LOG.info("Receiving {} into {}", feed.id(), feed.table().name());
    if (feed.source().connector() == Connector.DROP) {
      drops.add(feed, decoder, meter);
      return new Running(feed, meter, null, null);
    }
    Channel channel =
        new Channel(
            feed.key(),
            feed.source().connector() == Connector.MQTT ? Channel.Kind.TOPIC : Channel.Kind.PUSH,
            feed.source().address());
    log.open(channel);
    Committer committer =
        new Committer(feed, channel, log, landing, decoder, meter, locks, config.batches());
    committer.start();
    return new Running(feed, meter, channel, committer);
  }

  private void stop(Running old) {
    LOG.info("No longer receiving {} into {}", old.feed().id(), old.feed().table().name());
    running.remove(old.feed().key());
    if (old.channel() == null || old.committer() == null) {
      drops.remove(old.feed());
    } else {
      log.shut(old.channel());
      old.committer().close();
    }
  }

  /**
   * Takes in what was pushed to an HTTP source.
   *
   * @param source the address its contract names
   * @param contentType of the body, or null
   * @param idempotencyKey what the sender calls this push, or null; the same key again is not taken
   *     in twice
   * @return true when it is durable now, false when it was already, under this key
   * @throws PushRefusedException when it must not be sent like this again
   * @throws IOException when it is not known to be durable; it should be sent again
   */
  public boolean push(
      String source, byte[] body, @Nullable String contentType, @Nullable String idempotencyKey)
      throws IOException, PushRefusedException {
    Running to =
        running.values().stream()
            .filter(one -> one.feed().source().connector() == Connector.HTTP)
            .filter(one -> one.feed().source().address().equals(source))
            .findFirst()
            .orElseThrow(
                () ->
                    new PushRefusedException(
                        Kind.UNKNOWN_SOURCE,
                        "No contract has an HTTP source '%s'".formatted(source)));
    if (body.length > config.maxPush()) {
      throw new PushRefusedException(
          Kind.TOO_LARGE,
          "The body has %d bytes, more than %d; split it, or use a drop folder"
              .formatted(body.length, config.maxPush()));
    }
    if (!ContentTypes.fits(to.feed().source().format(), contentType)) {
      throw new PushRefusedException(
          Kind.WRONG_TYPE,
          "Source '%s' takes %s, not '%s'"
              .formatted(source, ContentTypes.of(to.feed().source().format()), contentType));
    }
    Channel channel = to.channel();
    if (channel == null) {
      throw new IllegalStateException("An HTTP source without a channel: " + source);
    }
    return log.append(channel, body, idempotencyKey);
  }

  /** How every source is doing, by name. */
  public List<SourceStatus> status() {
    return running.values().stream()
        .map(one -> one.meter().status(waiting(one)))
        .sorted(Comparator.comparing(SourceStatus::source))
        .toList();
  }

  private long waiting(Running one) {
    return one.channel() == null ? drops.waiting(one.feed()) : log.waiting(one.channel());
  }

  /** Lands what is in hand, then stops. What waits in the log is there next time. */
  @Override
  public synchronized void close() throws IOException {
    try {
      drops.close();
      running.values().parallelStream()
          .map(Running::committer)
          .filter(committer -> committer != null)
          .forEach(Committer::close);
    } finally {
      log.close();
    }
  }
}
