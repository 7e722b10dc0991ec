package city.weir.pipelines.artemis;

import city.weir.pipelines.log.Channel;
import city.weir.pipelines.log.IngestLog;
import city.weir.pipelines.log.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.jspecify.annotations.Nullable;

/** The ingest log kept by an embedded Artemis; a {@link MqttDoor} lets publishers in. */
public final class ArtemisLog implements IngestLog {
  /** Embedded brokers of one process reach themselves under different numbers. */
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private static final String SELF = "weir";
  private static final String PUSH_PREFIX = "$push/";

  private final String id;
  private final Clock clock;
  private final BrokerSecurity security;
  private final String secret = UUID.randomUUID().toString();
  private final MqttDoor door;
  private final Routes routes = new Routes();
  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private final ServerLocator locator;
  private final ClientSessionFactory sessions;
  private final PushSessions pushes;
  private @Nullable Acceptor acceptor;

  private ArtemisLog(Path folder, MqttDoor door, Clock clock) throws Exception {
    this.clock = clock;
    this.door = door;
    this.security = new BrokerSecurity(SELF, secret, door.publishers());
    this.id = identity(folder);
    int number = NUMBERS.incrementAndGet();
    Configuration settings = BrokerSettings.of(folder, number);
    settings.registerBrokerPlugin(new Intake(security, routes, door.maxMessage()));
    broker.setConfiguration(settings);
    broker.setSecurityManager(security);
    broker.start();
    routes.use(server().getPostOffice().getAddressManager());
    locator =
        ActiveMQClient.createServerLocator("vm://" + number)
            .setBlockOnDurableSend(true)
            .setBlockOnAcknowledge(true)
            .setAckBatchSize(1 << 20)
            .setConsumerWindowSize(1 << 20);
    sessions = locator.createSessionFactory();
    pushes = new PushSessions(() -> session(true));
  }

  /**
   * Opens the log kept in {@code folder}. Nobody is let in before {@link #listen}.
   *
   * @throws IOException when the folder cannot be written, or another process holds it
   */
  public static ArtemisLog open(Path folder, MqttDoor door, Clock clock) throws IOException {
    try {
      Files.createDirectories(folder);
      return new ArtemisLog(folder, door, clock);
    } catch (Exception e) {
      throw new IOException(
          "Cannot open the ingest log in %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  /**
   * Lets publishers in.
   *
   * @return the port they reach
   */
  public int listen() throws IOException {
    try {
      Acceptor opened =
          broker
              .getActiveMQServer()
              .getRemotingService()
              .createAcceptor(
                  "mqtt",
                  "tcp://%s:%d?protocols=MQTT&maximumPacketSize=%d&nioRemotingThreads=2&connectionsAllowed=5000&directDeliver=false"
                      .formatted(door.host(), door.port(), door.maxMessage() + 64 * 1024));
      opened.start();
      acceptor = opened;
      return ((NettyAcceptor) opened).getActualPort();
    } catch (Exception e) {
      throw new IOException(
          "Cannot listen for MQTT on %s:%d: %s (is the port taken? choose another one)"
              .formatted(door.host(), door.port(), e.getMessage()),
          e);
    }
  }

  private static String identity(Path folder) throws IOException {
    Path file = folder.resolve("id");
    if (!Files.exists(file)) {
      Path fresh = folder.resolve("id.new");
      Files.writeString(fresh, UUID.randomUUID().toString());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file).strip();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public void open(Channel channel) throws IOException {
    boolean topic = channel.kind() == Channel.Kind.TOPIC;
    if (topic && !Topics.valid(channel.address())) {
      throw new IllegalArgumentException(
          "Not a topic filter: '%s' (levels joined by /, + for one level, # at the end for the rest; not # alone)"
              .formatted(channel.address()));
    }
    try (ClientSession session = session(true)) {
      if (!session.queueQuery(SimpleString.of(channel.name())).isExists()) {
        QueueConfiguration queue =
            QueueConfiguration.of(channel.name())
                .setAddress(address(channel))
                .setRoutingType(topic ? RoutingType.MULTICAST : RoutingType.ANYCAST)
                .setDurable(true);
        routes.change(() -> session.createQueue(queue));
      }
    } catch (ActiveMQException e) {
      throw new IOException("Cannot open channel '%s'".formatted(channel.name()), e);
    }
    if (topic) {
      security.take(channel);
    }
  }

  @Override
  public void shut(Channel channel) {
    security.refuse(channel);
  }

  private static String address(Channel channel) {
    return channel.kind() == Channel.Kind.TOPIC
        ? channel.address()
        : PUSH_PREFIX + channel.address();
  }

  @Override
  public boolean append(Channel channel, byte[] body, @Nullable String key) throws IOException {
    String address = address(channel);
    boolean known =
        key != null
            && server()
                .getPostOffice()
                .getDuplicateIDCache(SimpleString.of(address))
                .contains(SimpleString.of(key).getData());
    if (!known) {
      pushes.push(address, body, clock.millis(), key);
    }
    return !known;
  }

  @Override
  public LogReader read(Channel channel, Set<Long> landed) throws IOException {
    try {
      if (!landed.isEmpty()) {
        queue(channel).deleteMatchingReferences(new LandedFilter(landed));
        server().getStorageManager().waitOnOperations();
      }
      return new ArtemisReader(session(false), channel.name());
    } catch (Exception e) {
      throw new IOException("Cannot read channel '%s'".formatted(channel.name()), e);
    }
  }

  @Override
  public long waiting(Channel channel) {
    return queue(channel).getMessageCount();
  }

  private Queue queue(Channel channel) {
    Queue queue = server().locateQueue(channel.name());
    if (queue == null) {
      throw new IllegalStateException("Channel '%s' is not open".formatted(channel.name()));
    }
    return queue;
  }

  private ActiveMQServer server() {
    return broker.getActiveMQServer();
  }

  private ClientSession session(boolean autoCommit) throws ActiveMQException {
    return sessions.createSession(
        SELF, secret, false, autoCommit, autoCommit, false, locator.getAckBatchSize());
  }

  @Override
  public void close() throws IOException {
    try {
      if (acceptor != null) {
        acceptor.stop();
      }
      sessions.close();
      locator.close();
      broker.stop();
    } catch (Exception e) {
      throw new IOException("The ingest log did not stop cleanly", e);
    }
  }
}
