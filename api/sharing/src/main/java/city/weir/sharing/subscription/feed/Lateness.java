package city.weir.sharing.subscription.feed;

import city.weir.contract.DataContract;
import city.weir.lake.sql.Changes.Published;
import city.weir.sharing.subscription.Position;
import city.weir.sharing.subscription.Promise;
import city.weir.sharing.subscription.Subscription;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a dataset keeps what its contract promises. Of a position, {@code snapshot} is the last
 * change that was seen, and {@code told} is 1 when it has been told that what follows it is late.
 */
final class Lateness {
  private static final JsonFactory JSON = new JsonFactory();

  private Lateness() {}

  /**
   * What is to be told now.
   *
   * @param last the last change of the dataset; empty while it never had one: then it is late
   *     counted from the beginning of the subscription
   */
  static Next next(
      Subscription subscription,
      DataContract dataset,
      Position from,
      Optional<Published> last,
      Instant now) {
    Duration promise = Promise.of(dataset).orElse(null);
    if (promise == null) {
      return new Next.Refused(
          "数据契约不再承诺更新时间 / The contract of the dataset promises no time any more", false);
    }
    long snapshot = last.map(Published::snapshot).orElse(0L);
    Instant changed = last.map(Published::at).orElse(subscription.createdAt());
    if (snapshot != from.snapshot()) {
      Position after = Position.after(snapshot);
      return from.told() == 0
          ? new Next.Nothing(after)
          : new Next.Told(event(subscription, Event.RESTORED, snapshot, changed, promise), after);
    }
    if (from.told() == 0 && now.isAfter(changed.plus(promise))) {
      return new Next.Told(
          event(subscription, Event.LATE, snapshot, changed, promise), from.told(1));
    }
    return new Next.Nothing(from);
  }

  private static Event event(
      Subscription subscription, String type, long snapshot, Instant changed, Duration promise) {
    boolean late = type.equals(Event.LATE);
    String id = "%s_%d_%s".formatted(subscription.id(), snapshot, late ? "late" : "restored");
    Instant at = late ? changed.plus(promise) : changed;
    return new Event(
        id,
        type,
        subscription.dataset(),
        at,
        snapshot,
        true,
        data(snapshot, changed, promise),
        0,
        List.of());
  }

  private static byte[] data(long snapshot, Instant changed, Duration promise) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("promised", promise.toString());
      json.writeStringField("changedAt", changed.toString());
      json.writeStringField("snapshot", Long.toString(snapshot));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return out.toByteArray();
  }
}
