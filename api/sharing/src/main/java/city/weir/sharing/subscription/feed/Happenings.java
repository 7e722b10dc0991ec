package city.weir.sharing.subscription.feed;

import city.weir.lake.sql.Changes.Change;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.filter.FilterParser;
import city.weir.sharing.formats.JsonRows;
import city.weir.sharing.subscription.Position;
import city.weir.sharing.subscription.Subscription;
import city.weir.sharing.subscription.Watch;
import city.weir.sharing.view.View;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Set;

/** What snapshots bring about, for those who watch rows and for those who watch a condition. */
final class Happenings {
  private final Journal journal;
  private final RowChanges rows;
  private final Transitions transitions;
  private final int mostRows;

  Happenings(Journal journal, RowChanges rows, Transitions transitions, int mostRows) {
    this.journal = journal;
    this.rows = rows;
    this.transitions = transitions;
    this.mostRows = mostRows;
  }

  /** What one snapshot holds for a subscriber, from some item on, and what holds afterwards. */
  private record Found(Items items, Set<String> holding) {}

  /** Goes through the snapshots after {@code from} up to one that holds something. */
  Next next(Subscription subscription, View view, Position from)
      throws SQLException, FilterException {
    Position at = from;
    for (long snapshot : journal.since(view.dataset().table(), from.snapshot())) {
      Change change = journal.at(view.dataset().table(), snapshot);
      Found found = find(subscription.watch(), view, change, at);
      int count = found.items().items().size();
      Position past = new Position(snapshot, 0, found.holding());
      if (count > 0) {
        return new Next.Told(
            event(subscription, view, change, at.told(), found.items()),
            found.items().last() ? past : at.told(at.told() + count));
      }
      at = past;
    }
    return new Next.Nothing(at);
  }

  private Found find(Watch watch, View view, Change change, Position at)
      throws SQLException, FilterException {
    if (watch instanceof Watch.Condition condition) {
      for (String column : condition.per()) {
        view.fields().type(column);
      }
      Transitions.Found found =
          transitions.read(view, condition, change, at.holding(), at.told(), mostRows);
      return new Found(found.begun(), found.holding());
    }
    String filter = ((Watch.Rows) watch).filter();
    Filter wanted = filter == null ? Filter.EVERYTHING : FilterParser.parse(filter, view.fields());
    return new Found(rows.read(view, wanted, change, at.told(), mostRows), Set.of());
  }

  /**
   * Where a condition stands {@code told} items behind {@code snapshot}, later than {@code from}.
   */
  Position walk(Subscription subscription, View view, Position from, long snapshot, int told)
      throws SQLException, FilterException {
    Watch.Condition condition = (Watch.Condition) subscription.watch();
    Set<String> holding = from.holding();
    for (long each : journal.since(view.dataset().table(), from.snapshot())) {
      Change change = journal.at(view.dataset().table(), each);
      // All that is told there is passed over: only what holds afterwards is wanted.
      holding = transitions.read(view, condition, change, holding, Integer.MAX_VALUE, 1).holding();
      if (each == snapshot) {
        return new Position(snapshot, told, holding);
      }
    }
    throw new Feed.NotAhead();
  }

  private static Event event(
      Subscription subscription, View view, Change change, int told, Items items) {
    boolean condition = subscription.watch() instanceof Watch.Condition;
    return new Event(
        // Dots would make the text that is signed ambiguous: it is id.timestamp.body.
        "%s_%d_%d".formatted(subscription.id(), change.snapshot(), told),
        condition ? Event.CONDITION_MET : Event.ROWS_CHANGED,
        subscription.dataset(),
        change.committedAt(),
        change.snapshot(),
        items.last(),
        data(subscription, view, change, items),
        items.items().size(),
        view.columns().stream().map(View.Shown::name).toList());
  }

  private static byte[] data(Subscription subscription, View view, Change change, Items items) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonRows.generator(out)) {
      json.writeStartObject();
      json.writeFieldName("items");
      json.writeRawValue(items.array());
      if (subscription.watch() instanceof Watch.Condition condition) {
        json.writeStringField("condition", condition.condition());
      }
      // As text: the ids are longer than what JavaScript keeps of a number.
      json.writeStringField("snapshot", Long.toString(change.snapshot()));
      json.writeFieldName("masked");
      json.writeStartArray();
      for (String column : view.masked()) {
        json.writeString(column);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("explanation");
      json.writeStringField("zh", view.permit().explanation().zh());
      json.writeStringField("en", view.permit().explanation().en());
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return out.toByteArray();
  }
}
