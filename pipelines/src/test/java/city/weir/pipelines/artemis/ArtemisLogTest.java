package city.weir.pipelines.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.pipelines.RawRows;
import city.weir.pipelines.log.Channel;
import city.weir.pipelines.log.IngestLog;
import city.weir.pipelines.log.IngestLogContract;
import city.weir.pipelines.log.LogEntry;
import city.weir.pipelines.log.LogReader;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtemisLogTest {
  private static final Channel STAGES =
      new Channel("raw.stage@mqtt/hydrology/+/stage", Channel.Kind.TOPIC, "hydrology/+/stage");
  private static final Publishers PUBLISHERS =
      (user, password) ->
          user.equals("gauge") && password.equals("secret")
              ? Optional.of(new Publishers.Grant("gauge", List.of("hydrology/#")))
              : Optional.empty();

  @Nested
  class Contract extends IngestLogContract {
    @TempDir Path folder;

    @Override
    protected IngestLog open() throws IOException {
      return ArtemisLog.open(
          folder, new MqttDoor("127.0.0.1", 0, 1 << 20, Publishers.NOBODY), Clock.systemUTC());
    }
  }

  @Nested
  class OverMqtt {
    @TempDir Path folder;
    private ArtemisLog log;
    private int port;

    @BeforeEach
    void open() throws Exception {
      log =
          ArtemisLog.open(
              folder, new MqttDoor("127.0.0.1", 0, 10_000, PUBLISHERS), Clock.systemUTC());
      log.open(STAGES);
      port = log.listen();
    }

    @AfterEach
    void close() throws Exception {
      log.close();
    }

    @Test
    void keepsWhatIsPublishedUnderAMatchingTopic() throws Exception {
      Mqtt5BlockingClient client = client("gauge", "secret");
      publish(client, "hydrology/7/stage", "21.50");
      client.disconnect();
      try (LogReader reader = log.read(STAGES, Set.of())) {
        LogEntry entry = reader.next(Duration.ofSeconds(10));
        assertThat(entry).isNotNull();
        assertThat(entry.address()).isEqualTo("hydrology/7/stage");
        assertThat(new String(entry.body(), StandardCharsets.UTF_8)).isEqualTo("21.50");
      }
    }

    @Test
    void losesNothingWhenManyBeginToPublishUnderATopicAtOnce() throws Exception {
      List<Mqtt5AsyncClient> clients = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        clients.add(client("gauge", "secret").toAsync());
      }
      List<CompletableFuture<?>> confirmed = new ArrayList<>();
      for (int topic = 0; topic < 300; topic++) {
        for (Mqtt5AsyncClient client : clients) {
          confirmed.add(
              client
                  .publishWith()
                  .topic("hydrology/" + topic + "/stage")
                  .qos(MqttQos.AT_LEAST_ONCE)
                  .payload(new byte[] {'1'})
                  .send());
        }
      }
      CompletableFuture.allOf(confirmed.toArray(CompletableFuture[]::new))
          .get(60, TimeUnit.SECONDS);
      RawRows.await(Duration.ofSeconds(10), () -> log.waiting(STAGES) == 1_200);
    }

    @Test
    void refusesWrongPasswords() {
      assertThatThrownBy(() -> client("gauge", "guess"))
          .isInstanceOfSatisfying(
              Mqtt5ConnAckException.class,
              e ->
                  assertThat(e.getMqttMessage().getReasonCode())
                      .isIn(
                          Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD,
                          Mqtt5ConnAckReasonCode.NOT_AUTHORIZED));
    }

    @Test
    void refusesTopicsThatAreNotGrantedOrThatNoSourceTakes() throws Exception {
      Mqtt5BlockingClient client = client("gauge", "secret");
      for (String topic : List.of("air/7/pm25", "hydrology/7/flow", "$push/a")) {
        assertThatThrownBy(() -> publish(client, topic, "1"))
            .as(topic)
            .isInstanceOf(Mqtt5PubAckException.class);
      }
      publish(client, "hydrology/7/stage", "1");
      log.shut(STAGES);
      assertThatThrownBy(() -> publish(client, "hydrology/7/stage", "2"))
          .isInstanceOf(Mqtt5PubAckException.class);
      RawRows.await(Duration.ofSeconds(10), () -> log.waiting(STAGES) == 1);
      client.disconnect();
    }

    @Test
    void letsNobodyReadFromOutside() throws Exception {
      Mqtt5BlockingClient client = client("gauge", "secret");
      assertThatThrownBy(
              () ->
                  client
                      .subscribeWith()
                      .topicFilter("hydrology/#")
                      .qos(MqttQos.AT_LEAST_ONCE)
                      .send())
          .isInstanceOf(Exception.class);
    }

    @Test
    void refusesOversizedMessagesOfBothVersions() throws Exception {
      String large = "x".repeat(100_000);
      Mqtt5BlockingClient five = client("gauge", "secret");
      assertThatThrownBy(() -> publish(five, "hydrology/7/stage", large))
          .isInstanceOf(Exception.class);
      Mqtt3BlockingClient three =
          MqttClient.builder()
              .useMqttVersion3()
              .serverHost("127.0.0.1")
              .serverPort(port)
              .simpleAuth()
              .username("gauge")
              .password("secret".getBytes(StandardCharsets.UTF_8))
              .applySimpleAuth()
              .buildBlocking();
      three.connect();
      assertThatThrownBy(
              () ->
                  three
                      .publishWith()
                      .topic("hydrology/7/stage")
                      .qos(MqttQos.AT_LEAST_ONCE)
                      .payload(large.getBytes(StandardCharsets.UTF_8))
                      .send())
          .isInstanceOf(Exception.class);
      RawRows.await(Duration.ofSeconds(10), () -> log.waiting(STAGES) == 0);
    }

    private Mqtt5BlockingClient client(String user, String password) {
      Mqtt5BlockingClient client =
          MqttClient.builder()
              .useMqttVersion5()
              .serverHost("127.0.0.1")
              .serverPort(port)
              .simpleAuth()
              .username(user)
              .password(password.getBytes(StandardCharsets.UTF_8))
              .applySimpleAuth()
              .buildBlocking();
      client.connect();
      return client;
    }

    private static void publish(Mqtt5BlockingClient client, String topic, String payload) {
      client
          .publishWith()
          .topic(topic)
          .qos(MqttQos.AT_LEAST_ONCE)
          .payload(payload.getBytes(StandardCharsets.UTF_8))
          .send();
    }
  }

  @Test
  void knowsTopicFilters() {
    assertThat(Topics.matches("a/+/c", "a/b/c")).isTrue();
    assertThat(Topics.matches("a/#", "a")).isTrue();
    assertThat(Topics.matches("a/#", "a/b/c")).isTrue();
    assertThat(Topics.matches("a/+", "a/b/c")).isFalse();
    assertThat(Topics.matches("a/+/c", "a/b")).isFalse();
    assertThat(Topics.matches("+/b", "$sys/b")).isFalse();
    assertThat(Topics.valid("a/+/b/#")).isTrue();
    for (String wrong : List.of("", "#", "a/#/b", "a+/b", "$share/x/a")) {
      assertThat(Topics.valid(wrong)).as(wrong).isFalse();
    }
  }
}
