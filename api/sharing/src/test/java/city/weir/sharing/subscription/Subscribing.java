package city.weir.sharing.subscription;

import city.weir.contract.DataContract;
import city.weir.contract.Directory.Share;
import city.weir.contract.Origin;
import city.weir.contract.Origin.Way;
import city.weir.lake.sql.SqlSession;
import city.weir.sharing.HandClock;
import city.weir.sharing.SampleCity;
import city.weir.sharing.SampleLake;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.InMemoryAuditLog;
import city.weir.sharing.policy.Circumstances;
import city.weir.sharing.policy.Decision.Permit;
import city.weir.sharing.policy.InMemoryAgreements;
import city.weir.sharing.policy.Policies;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import city.weir.sharing.subscription.feed.Feed;
import city.weir.sharing.view.View;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real lake of hospitals, a policy, and subscribers to them: what the tests of events need. */
public final class Subscribing implements AutoCloseable {
  public static final URI HOOK = URI.create("https://203.0.113.5/hook");
  public static final Watch EVERYTHING = new Watch.Rows(null);

  public final HandClock clock = new HandClock(Instant.now());
  public final InMemoryAgreements agreements = new InMemoryAgreements();
  public final InMemoryAuditLog audit = new InMemoryAuditLog();
  public final InMemorySubscriptions store = new InMemorySubscriptions();
  public final Policy policy = Policies.of(agreements);
  public final SampleLake lake;
  public final Subscriptions subscriptions;
  public DataContract hospitals = SampleCity.hospitals();

  public Subscribing(Path folder) {
    lake = new SampleLake(folder);
    subscriptions =
        new Subscriptions(lake.lake().changes(), Targets.PUBLIC_ONLY, new SecureRandom(), clock);
  }

  /** A feed that tells of two rows an event at most, and hears of commits. */
  public Feed feed() {
    return feed(2, audit, lake.lake().sql());
  }

  public Feed feed(int mostRows, AuditLog log, SqlSession sql) {
    Feed feed =
        new Feed(
            id -> Optional.of(hospitals).filter(d -> d.id().equals(id)),
            Subscribing::subject,
            policy,
            new Feed.Source(lake.lake().changes(), lake.relations(), sql, mostRows),
            log,
            clock);
    lake.lake().onCommit((table, snapshot) -> feed.committed(table));
    return feed;
  }

  private static Optional<Subject> subject(String id) {
    return Stream.of(SampleCity.JIANGHAN, SampleCity.WUCHANG, SampleCity.STEWARD)
        .filter(s -> s.id().equals(id))
        .findFirst();
  }

  public View view(Subject subject) {
    return View.of(
        hospitals,
        (Permit)
            policy.decide(subject, hospitals, Circumstances.of(Way.SUBSCRIPTION, clock.instant())));
  }

  /** Subscribes from the beginning of what is kept, by pull. */
  public Current begin(Subject subject, Watch watch) throws SubscriptionRefused {
    return begin(subject, watch, new Channel.Pull(), new Subscriptions.From.Snapshot(0));
  }

  /** Subscribes to be posted to, from the beginning of what is kept. */
  public Current post(Subject subject, @Nullable String filter) throws SubscriptionRefused {
    return post(subject, filter, HOOK);
  }

  public Current post(Subject subject, @Nullable String filter, URI url)
      throws SubscriptionRefused {
    return begin(
        subject,
        new Watch.Rows(filter),
        subscriptions.webhook(url),
        new Subscriptions.From.Snapshot(0));
  }

  public Current begin(Subject subject, Watch watch, Channel channel, Subscriptions.From from)
      throws SubscriptionRefused {
    Current begun = subscriptions.begin(subject, view(subject), watch, channel, from);
    store.add(begun.subscription(), begun.progress());
    return begun;
  }

  /** From now on hospitals are shared with those only who have an agreement. */
  public void shareByAgreementOnly() {
    hospitals =
        SampleCity.hospitals(
            new Share(Share.Type.CONDITIONAL, null, null, Origin.ALL_WAYS, false),
            false,
            DataContract.Status.ACTIVE);
  }

  @Override
  public void close() {
    lake.close();
  }
}
