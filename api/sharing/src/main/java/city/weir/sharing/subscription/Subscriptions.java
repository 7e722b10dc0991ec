package city.weir.sharing.subscription;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.lake.sql.Changes;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.filter.FilterParser;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.subscription.Standing.State;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import city.weir.sharing.view.View;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
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
   * Begins a subscription. It is not saved: whoever calls saves it, together with what else must be
   * kept of the call.
   *
   * @param view what the subscriber may see now
   * @throws SubscriptionRefused when what is wanted, or the beginning, cannot be had
   * @throws Changes.NotKept when the snapshot to begin after is not kept
   */
  public Current begin(Subject subscriber, View view, Watch watch, Channel channel, From from)
      throws SubscriptionRefused {
    DataContract dataset = view.dataset();
    Watch checked = check(watch, view);
    byte[] id = new byte[12];
    random.nextBytes(id);
    Instant now = Subscription.stamp(clock);
    return new Current(
        new Subscription(
            "sub-" + HexFormat.of().formatHex(id),
            subscriber.id(),
            subscriber.party(),
            dataset.id(),
            checked,
            channel,
            new Standing(State.ACTIVE, null, now),
            now),
        Progress.from(start(dataset, from), now));
  }

  /**
   * A channel that posts to {@code url}, with a fresh secret.
   *
   * @throws SubscriptionRefused when the URL must not be posted to
   */
  public Channel.Webhook webhook(URI url) throws SubscriptionRefused {
    return webhook(url, Secrets.fresh(random));
  }

  /**
   * A channel that posts to {@code url}, signed as before.
   *
   * @throws SubscriptionRefused when the URL must not be posted to
   */
  public Channel.Webhook webhook(URI url, Secrets secrets) throws SubscriptionRefused {
    try {
      targets.judge(url);
    } catch (Targets.Refused e) {
      throw new SubscriptionRefused(
          "url", "Cannot deliver to %s: %s".formatted(url, e.getMessage()));
    }
    return new Channel.Webhook(url, secrets);
  }

  /**
   * The position from which a subscription to {@code dataset} goes on when it begins at {@code
   * from}.
   *
   * @throws Changes.NotKept when that is not kept
   */
  public Position start(DataContract dataset, From from) {
    if (!(from instanceof From.Snapshot snapshot)) {
      return Position.after(changes.head(dataset.table()));
    }
    changes.since(dataset.table(), snapshot.id());
    return Position.after(snapshot.id());
  }

  private static Watch check(Watch watch, View view) throws SubscriptionRefused {
    if (watch instanceof Watch.Rows rows) {
      parse("filter", rows.filter(), view);
      return rows;
    }
    if (watch instanceof Watch.Condition condition) {
      parse("condition", condition.condition(), view);
      parse("until", condition.until(), view);
      return new Watch.Condition(
          condition.condition(), condition.until(), per(condition.per(), view));
    }
    if (Promise.of(view.dataset()).isEmpty()) {
      throw new SubscriptionRefused(
          "watch",
          "The contract of %s promises no frequency and no latency, so that it is never late"
              .formatted(view.dataset().id()));
    }
    return watch;
  }

  private static void parse(String parameter, @Nullable String condition, View view)
      throws SubscriptionRefused {
    if (condition != null) {
      try {
        FilterParser.parse(condition, view.fields());
      } catch (FilterException e) {
        throw new SubscriptionRefused(parameter, String.valueOf(e.getMessage()));
      }
    }
  }

  /** What is asked for, or else the key without the time: the thing a row speaks of. */
  private static List<String> per(List<String> asked, View view) throws SubscriptionRefused {
    if (asked.isEmpty()) {
      List<String> things =
          view.dataset().key().stream()
              .filter(column -> !column.has(Column.Role.EVENT_TIME))
              .map(Column::name)
              .filter(name -> view.column(name).isPresent())
              .toList();
      if (things.isEmpty()) {
        throw new SubscriptionRefused(
            "per", "Name the columns that say which thing a row speaks of, such as a station's id");
      }
      return things;
    }
    for (String name : asked) {
      if (view.column(name).isEmpty()) {
        throw new SubscriptionRefused(
            "per",
            "There is no column '%s'. The columns are: %s"
                .formatted(name, String.join(", ", view.fields().types().keySet())));
      }
    }
    return asked.stream().distinct().toList();
  }
}
