package city.weir.server.requests;

import city.weir.sharing.request.Event;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Events as they stand in the database: a kind, and JSON. */
final class EventText {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Map<String, Class<? extends Event>> KINDS =
      Stream.of(
              Event.Drafted.class,
              Event.Submitted.class,
              Event.Approved.class,
              Event.Returned.class,
              Event.Refused.class,
              Event.Withdrawn.class,
              Event.Disputed.class,
              Event.Escalated.class,
              Event.Granted.class,
              Event.Commented.class)
          .collect(Collectors.toUnmodifiableMap(EventText::kind, Function.identity()));

  private EventText() {}

  /** In lower case, such as {@code drafted}. */
  static String kind(Event event) {
    return kind(event.getClass());
  }

  private static String kind(Class<? extends Event> type) {
    return type.getSimpleName().toLowerCase(Locale.ROOT);
  }

  static String write(Event event) {
    return JSON.writeValueAsString(event);
  }

  static Event read(String kind, String body) {
    Class<? extends Event> type = KINDS.get(kind);
    if (type == null) {
      throw new IllegalStateException("There is no event of the kind '%s'".formatted(kind));
    }
    return JSON.readValue(body, type);
  }
}
