package city.weir.pipelines;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Connector;
import city.weir.contract.Origin.Format;
import city.weir.contract.Origin.OnDrift;
import city.weir.lake.Lake;
import city.weir.pipelines.artemis.MqttDoor;
import city.weir.pipelines.artemis.Publishers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A process that receives until it is killed, or until its standard input ends. */
final class Receiver {
  static final DataContract GAUGES =
      Contracts.of("gauge", Connector.MQTT, "gauges/+", Format.JSON, OnDrift.HOLD, "id", "v");
  private static final Publishers ONE =
      (user, password) ->
          user.equals("gauge") && password.equals("secret")
              ? Optional.of(new Publishers.Grant("gauge", List.of("gauges/#")))
              : Optional.empty();

  private Receiver() {}

  static Ingest start(Path home, int port, Lake lake) throws IOException {
    return Ingest.start(
        IngestConfig.of(home, new MqttDoor("127.0.0.1", port, 100_000, ONE)),
        List.of(GAUGES),
        lake.landing(),
        Clock.systemUTC());
  }

  /**
   * Prints the port it listens on, then receives.
   *
   * @param arguments the home
   */
  @SuppressWarnings("SystemOut") // how the parent learns the port
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    try (Lake lake = RawRows.lake(home);
        Ingest ingest = start(home, 0, lake)) {
      System.out.println("PORT " + ingest.mqttPort());
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }
}
