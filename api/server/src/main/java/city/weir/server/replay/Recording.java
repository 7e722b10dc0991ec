package city.weir.server.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A recording: one JSON object a line, with {@code topic}, {@code offset} in milliseconds from the
 * beginning, and {@code payload}.
 */
record Recording(String name, List<Message> messages) {
  Recording {
    messages = List.copyOf(messages);
  }

  record Message(String topic, long offset, byte[] payload) {}

  static Recording read(Path file, JsonMapper json) throws IOException {
    List<Message> messages = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank()) {
        messages.add(message(file, number, line, json));
      }
    }
    return new Recording(String.valueOf(file.getFileName()), messages);
  }

  private static Message message(Path file, int number, String line, JsonMapper json)
      throws IOException {
    try {
      JsonNode node = json.readTree(line);
      if (!node.path("topic").isString() || !node.path("offset").isNumber()) {
        throw new IOException(
            "%s:%d is no message (write topic, offset in ms, payload)".formatted(file, number));
      }
      JsonNode payload = node.path("payload");
      String text = payload.isString() ? payload.asString() : json.writeValueAsString(payload);
      return new Message(
          node.path("topic").asString(),
          node.path("offset").asLong(),
          text.getBytes(StandardCharsets.UTF_8));
    } catch (JacksonException e) {
      throw new IOException("%s:%d is no JSON".formatted(file, number), e);
    }
  }
}
