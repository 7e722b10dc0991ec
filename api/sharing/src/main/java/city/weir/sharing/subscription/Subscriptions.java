package city.weir.sharing.subscription;

import city.weir.contract.DataContract;
import city.weir.lake.sql.Changes;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.filter.FilterParser;
import city.weir.sharing.subscription.Subscription.State;
import city.weir.sharing.view.View;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Begins subscriptions. Whether the subject may have the dataset is decided before. */
public final class Subscriptions {
  private final Changes changes;
  private final Targets targets;
  private final SecureRandom random;
  private final Clock clock;

  public Subscriptions(Changes changes, Targets targets, SecureRandom random, Clock clock) {
    this.changes = changes;
    this.targets = targets;
    this.random = random;
    this.clock = clock;
  }

  /** Where a subscription begins. */
  public sealed interface From {
    /** With the next commit. */
    record Now() implements From {}

    /** With what came after this snapshot; 0 for everything that is kept. */
    record Snapshot(long id) implements From {}
  }

  /**
   * Begins a subscription with a fresh secret. It is not saved: whoever calls saves it, together
   * with what else must be kept of the call.
   *
   * @param view what the subscriber may see now
   * @throws SubscriptionRefused when the URL, the filter or the beginning cannot be used
   */
  public Subscription begin(
      String subscriber, View view, URI url, @Nullable String filter, From from)
      throws SubscriptionRefused {
    DataContract dataset = view.dataset();
    String objection = targets.objection(url).orElse(null);
    if (objection != null) {
      throw new SubscriptionRefused("url", "Cannot deliver to %s: %s".formatted(url, objection));
    }
    if (filter != null) {
      try {
        FilterParser.parse(filter, view.fields());
      } catch (FilterException e) {
        throw new SubscriptionRefused("filter", String.valueOf(e.getMessage()));
      }
    }
    byte[] id = new byte[12];
    random.nextBytes(id);
    return new Subscription(
        "sub-" + HexFormat.of().formatHex(id),
        subscriber,
        dataset.id(),
        url,
        Signature.newSecret(random),
        filter,
        State.ACTIVE,
        null,
        cursor(dataset, from),
        0,
        0,
        Subscription.stamp(clock),
        Subscription.stamp(clock));
  }

  private long cursor(DataContract dataset, From from) throws SubscriptionRefused {
    if (!(from instanceof From.Snapshot snapshot)) {
      return changes.head(dataset.table());
    }
    try {
      changes.since(dataset.table(), snapshot.id());
      return snapshot.id();
    } catch (IllegalArgumentException e) {
      throw new SubscriptionRefused("from", String.valueOf(e.getMessage()));
    }
  }
}
