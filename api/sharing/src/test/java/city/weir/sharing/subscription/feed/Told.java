package city.weir.sharing.subscription.feed;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.sharing.subscription.Position;
import city.weir.sharing.subscription.Subscription;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads all a subscriber is told, and remembers where it came to. */
final class Told {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Feed feed;
  private final Subscription subscription;
  private Position position;

  Told(Feed feed, Current current) {
    this.feed = feed;
    this.subscription = current.subscription();
    this.position = current.progress().position();
  }

  Position position() {
    return position;
  }

  /** The events since it was last asked. */
  List<Event> events() throws SQLException {
    List<Event> events = new ArrayList<>();
    Next next = next();
    while (next instanceof Next.Told told) {
      events.add(told.event());
      position = told.after();
      next = next();
    }
    assertThat(next).isInstanceOf(Next.Nothing.class);
    position = ((Next.Nothing) next).at();
    return events;
  }

  Next next() throws SQLException {
    return feed.next(subscription, position, Reader.POSTING);
  }

  /** The items of the events since it was last asked. */
  List<JsonNode> items() throws SQLException {
    List<JsonNode> items = new ArrayList<>();
    for (Event event : events()) {
      json(event).path("data").path("items").forEach(items::add);
    }
    return items;
  }

  /** The changes since it was last asked, such as {@code update 7}. */
  List<String> changes() throws SQLException {
    return items().stream()
        .map(
            item ->
                item.path("operation").asText()
                    + " "
                    + (item.has("after") ? item.path("after") : item.path("before"))
                        .path("id")
                        .asText())
        .toList();
  }

  static JsonNode json(Event event) {
    try {
      return JSON.readTree(event.json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
