package city.weir.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.lake.Lake;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the receiving process at moments nobody chose, under publishers of QoS 1, and counts: every
 * acknowledged message is in raw or in quarantine once, none is there twice.
 *
 * <p>The publishers do not send again what was not acknowledged when the connection broke: such a
 * message may be there once, or not at all.
 */
class KillTest {
  private static final int ROUNDS = 3;
  private static final int PUBLISHERS = 3;

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger sent = new AtomicInteger();

  @TempDir Path home;

  @Test
  void losesNothingAndDoublesNothingWhenKilled() throws Exception {
    Random random = new Random();
    for (int round = 0; round < ROUNDS; round++) {
      Process receiver = start();
      try {
        int port = port(receiver);
        int enough = acknowledged.size() + 1_500 + random.nextInt(5_000);
        publish(port, round, enough, receiver, random.nextInt(900));
      } finally {
        receiver.destroyForcibly();
        assertThat(receiver.waitFor(30, TimeUnit.SECONDS)).isTrue();
      }
    }
    try (Lake lake = RawRows.lake(home);
        Ingest ingest = Receiver.start(home, 0, lake)) {
      RawRows.await(
          Duration.ofSeconds(60),
          () -> ingest.status().stream().allMatch(source -> source.waiting() == 0));
    }
    Map<String, Integer> found = new HashMap<>();
    try (Lake lake = RawRows.lake(home)) {
      RawRows.texts(lake, "raw.gauge", "id").forEach(id -> found.merge(id, 1, Integer::sum));
      // Every hundredth message is broken: {"id": followed by its number.
      RawRows.texts(lake, "quarantine.gauge", "record")
          .forEach(record -> found.merge(record.substring(6), 1, Integer::sum));
    }
    List<String> lost = acknowledged.stream().filter(id -> !found.containsKey(id)).toList();
    List<String> doubled =
        found.entrySet().stream().filter(e -> e.getValue() > 1).map(Map.Entry::getKey).toList();
    assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 1_000);
    assertThat(lost).as("lost of %d acknowledged", acknowledged.size()).isEmpty();
    assertThat(doubled).as("doubled of %d found", found.size()).isEmpty();
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx400m",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            System.getProperty("java.class.path"),
            Receiver.class.getName(),
            home.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static int port(Process receiver) throws IOException {
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(receiver.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("PORT ")) {
        return Integer.parseInt(line.substring(5));
      }
    }
    throw new IOException("The receiver ended with " + receiver.exitValue());
  }

  /** Publishes until enough is acknowledged, kills the receiver under way, and hangs up. */
  private void publish(int port, int round, int enough, Process receiver, int later)
      throws Exception {
    List<Mqtt5AsyncClient> clients = new ArrayList<>();
    for (int i = 0; i < PUBLISHERS; i++) {
      Mqtt5AsyncClient client =
          MqttClient.builder()
              .useMqttVersion5()
              .identifier("r" + round + "p" + i)
              .serverHost("127.0.0.1")
              .serverPort(port)
              .simpleAuth()
              .username("gauge")
              .password("secret".getBytes(StandardCharsets.UTF_8))
              .applySimpleAuth()
              .buildAsync();
      client.connect().get(20, TimeUnit.SECONDS);
      clients.add(client);
    }
    Semaphore inFlight = new Semaphore(300);
    int next = 0;
    int left = later;
    while (receiver.isAlive()) {
      if (inFlight.tryAcquire(200, TimeUnit.MILLISECONDS)) {
        send(clients.get(next++ % PUBLISHERS), inFlight);
      }
      // Some messages after enough, so that the kill hits every phase of a batch.
      if (acknowledged.size() >= enough && --left < 0) {
        receiver.destroyForcibly();
        return;
      }
    }
    throw new IOException("The receiver ended by itself with " + receiver.exitValue());
  }

  private void send(Mqtt5AsyncClient client, Semaphore inFlight) {
    String id = String.valueOf(sent.incrementAndGet());
    String body =
        id.endsWith("00") ? "{\"id\":" + id : "{\"id\":" + id + ",\"v\":1.50,\"unit\":\"m\"}";
    client
        .publishWith()
        .topic("gauges/" + id.length())
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(body.getBytes(StandardCharsets.UTF_8))
        .send()
        .whenComplete(
            (result, failure) -> {
              if (failure == null && result.getError().isEmpty()) {
                acknowledged.add(id);
              }
              inFlight.release();
            });
  }
}
