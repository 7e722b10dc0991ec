package city.weir.pipelines.artemis;

/**
 * Where publishers reach the embedded broker.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param maxMessage most bytes of one message
 */
public record MqttDoor(String host, int port, int maxMessage, Publishers publishers) {
  public MqttDoor {
    if (maxMessage < 1 || maxMessage > 16 << 20) {
      throw new IllegalArgumentException(
          "Not a limit for messages: %d bytes (1 to 16 MB)".formatted(maxMessage));
    }
  }
}
