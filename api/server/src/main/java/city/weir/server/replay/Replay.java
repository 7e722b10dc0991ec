package city.weir.server.replay;

import city.weir.pipelines.Ingest;
import city.weir.server.ingest.MqttPublishers;
import city.weir.server.sample.SampleCity;
import city.weir.server.settings.Home;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays the sample city's recordings as sensors would send them: over MQTT, one message after
 * another, each acknowledged. Every message carries the user property {@code replay} with the name
 * of its recording. Times within messages stay as they were recorded.
 */
@Component
public final class Replay implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Replay.class);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  /** Pause between the last message of a round and the first of the next. */
  private static final Duration BREAK = Duration.ofSeconds(2);

  private final SampleCity sample;
  private final ReplaySettings settings;
  private final Ingest ingest;
  private final MqttPublishers publishers;
  private final Path bookmarks;
  private final JsonMapper json;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final List<Thread> players = new CopyOnWriteArrayList<>();

  Replay(
      SampleCity sample,
      ReplaySettings settings,
      Ingest ingest,
      MqttPublishers publishers,
      Home home,
      JsonMapper json) {
    this.sample = sample;
    this.settings = settings;
    this.ingest = ingest;
    this.publishers = publishers;
    this.bookmarks = home.path().resolve("replay");
    this.json = json;
  }

  /** Whether recordings are played. */
  public boolean on() {
    return settings.enabled() && sample.on();
  }

  @Override
  public void start() {
    if (!on()) {
      return;
    }
    try {
      for (Path file : sample.replays()) {
        Thread player = new Thread(() -> play(file), "replay-" + file.getFileName());
        player.setDaemon(true);
        player.start();
        players.add(player);
      }
    } catch (IOException e) {
      log.error("The recordings of the sample city cannot be listed", e);
    }
  }

  private void play(Path file) {
    try {
      Recording recording = Recording.read(file, json);
      Bookmark bookmark = new Bookmark(bookmarks, recording.name());
      boolean ended = false;
      while (!ended && stopping.getCount() > 0) {
        ended = session(recording, bookmark);
      }
    } catch (IOException e) {
      log.error("{} is not replayed", file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Plays over one connection; false when it broke, and the rest is to be played over another. */
  private boolean session(Recording recording, Bookmark bookmark)
      throws IOException, InterruptedException {
    Mqtt5BlockingClient client =
        MqttClient.builder()
            .useMqttVersion5()
            .identifier("weir-replay-" + recording.name())
            .serverHost("127.0.0.1")
            .serverPort(ingest.mqttPort())
            .buildBlocking();
    try {
      client
          .connectWith()
          .simpleAuth()
          .username(MqttPublishers.REPLAY)
          .password(publishers.replaySecret().getBytes(StandardCharsets.UTF_8))
          .applySimpleAuth()
          .send();
      play(recording, bookmark, client);
      client.disconnect();
      return true;
    } catch (RuntimeException e) {
      // The client wraps what the network throws in exceptions of several kinds.
      log.warn("The replay of {} was cut off: {}", recording.name(), e.toString());
      return stopping.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void play(Recording recording, Bookmark bookmark, Mqtt5BlockingClient client)
      throws IOException, InterruptedException {
    int size = recording.messages().size();
    long played = bookmark.read();
    while (size > 0 && (settings.repeat() || played < size)) {
      int at = (int) (played % size);
      Recording.Message message = recording.messages().get(at);
      if (played > 0 && stopping.await(pause(recording, at).toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      client
          .publishWith()
          .topic(message.topic())
          .qos(MqttQos.AT_LEAST_ONCE)
          .userProperties()
          .add("replay", recording.name())
          .applyUserProperties()
          .payload(message.payload())
          .send();
      played++;
      bookmark.write(played);
    }
  }

  private Duration pause(Recording recording, int at) {
    if (at == 0) {
      return BREAK;
    }
    List<Recording.Message> messages = recording.messages();
    double recorded = messages.get(at).offset() - messages.get(at - 1).offset();
    return Duration.ofMillis((long) Math.max(0, recorded / settings.speed()));
  }

  @Override
  public void stop() {
    stopping.countDown();
    for (Thread player : players) {
      try {
        player.join(Duration.ofSeconds(2).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    players.clear();
  }

  @Override
  public boolean isRunning() {
    return !players.isEmpty();
  }

  /** Last to start, first to stop: what it plays is received by all the others. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE;
  }
}
