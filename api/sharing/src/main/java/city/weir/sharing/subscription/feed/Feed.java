package city.weir.sharing.subscription.feed;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.contract.TableName;
import city.weir.lake.sql.Changes;
import city.weir.lake.sql.SqlSession;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Who;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.policy.Circumstances;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.subscription.Position;
import city.weir.sharing.subscription.Subscription;
import city.weir.sharing.subscription.Watch;
import city.weir.sharing.view.SecuredRelations;
import city.weir.sharing.view.View;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of subscriptions, one after another from wherever a subscriber has come to. The policy
 * is asked before every single one, and it is audited before it is given: whoever sends events has
 * them from here and sends them at once.
 */
public final class Feed {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final long SHARED_BYTES = 32L * 1024 * 1024;

  private final Function<String, Optional<DataContract>> datasets;
  private final Function<String, Optional<Subject>> subjects;
  private final Policy policy;
  private final AuditLog audit;
  private final Clock clock;
  private final Journal journal;
  private final Happenings happenings;

  /**
   * Where rows are read from.
   *
   * @param mostRows the most rows one event tells of; {@link #USUAL_ROWS}
   */
  public record Source(Changes changes, SecuredRelations relations, SqlSession sql, int mostRows) {}

  /** A subscriber to a condition says it has come to where it was before. */
  public static final class NotAhead extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAhead() {
      super(
          "What held there is not known any more: a condition is followed forwards only. Leave the"
              + " cursor out to go on from the last one that was confirmed, or ask for a replay");
    }
  }

  public static final int USUAL_ROWS = Items.MOST_ROWS;

  /**
   * @param datasets the contract of an id, if there is one
   * @param subjects the subject of an id as it is now, if there still is one
   */
  public Feed(
      Function<String, Optional<DataContract>> datasets,
      Function<String, Optional<Subject>> subjects,
      Policy policy,
      Source source,
      AuditLog audit,
      Clock clock) {
    this.datasets = datasets;
    this.subjects = subjects;
    this.policy = policy;
    this.audit = audit;
    this.clock = clock;
    this.journal = new Journal(source.changes());
    this.happenings =
        new Happenings(
            journal,
            new RowChanges(source.relations(), source.sql(), new SharedReads(SHARED_BYTES)),
            new Transitions(source.relations(), source.sql()),
            source.mostRows());
  }

  /** To be told of every commit, so that it is seen at once. */
  public void committed(TableName table) {
    journal.forget(table);
  }

  /**
   * Whether there is nothing new for a subscriber at {@code position}: cheap, and asked often. When
   * this says no, there still may be nothing it is told.
   */
  public boolean idle(Subscription subscription, Position position) {
    return !(subscription.watch() instanceof Watch.Lateness)
        && datasets
            .apply(subscription.dataset())
            .map(dataset -> journal.head(dataset.table()) == position.snapshot())
            .orElse(false);
  }

  /** What comes next for {@code subscription} after {@code position}. */
  public Next next(Subscription subscription, Position position, Reader reader)
      throws SQLException {
    Optional<DataContract> dataset = datasets.apply(subscription.dataset());
    Optional<Subject> subject = subject(subscription, reader);
    if (dataset.isEmpty() || subject.isEmpty()) {
      return new Next.Refused("数据或订阅方已不存在 / The dataset or the subscriber is gone", false);
    }
    Deed deed = Deed.of(reader.action()).on(dataset.get().id()).by(Way.SUBSCRIPTION);
    Who who = Who.of(subject.get(), reader.peer());
    Circumstances now = reader.call().by(Way.SUBSCRIPTION, clock.instant());
    Decision decision = policy.decide(subject.get(), dataset.get(), now);
    if (!(decision instanceof Decision.Permit permit)) {
      return refuse(decision, who, deed, subscription);
    }
    Next next = happening(subscription, View.of(dataset.get(), permit), position);
    if (!(next instanceof Next.Told told)) {
      return next;
    }
    // Reading took time: what was permitted when it began may not be any more.
    Circumstances then = reader.call().by(Way.SUBSCRIPTION, clock.instant());
    Decision admitted = policy.admit(subject.get(), dataset.get(), then);
    if (!(admitted instanceof Decision.Permit still)) {
      return refuse(admitted, who, deed, subscription);
    }
    if (!still.equals(permit)) {
      return next(subscription, position, reader);
    }
    Event event = told.event();
    keep(
        who,
        deed.under(permit.agreement(), permit.purpose()).gave(event.rows(), event.columns()),
        Outcome.PERMIT,
        permit.explanation().zh(),
        event.id());
    return told;
  }

  private Next refuse(Decision decision, Who who, Deed deed, Subscription subscription) {
    Decision.Deny deny = (Decision.Deny) decision;
    keep(who, deed, Outcome.DENY, deny.reason().zh(), subscription.id());
    return new Next.Refused(
        deny.reason().zh() + " / " + deny.reason().en(),
        deny.code() == Decision.Deny.Code.OUT_OF_HOURS
            || deny.code() == Decision.Deny.Code.QUOTA_SPENT);
  }

  private Next happening(Subscription subscription, View view, Position position)
      throws SQLException {
    try {
      return subscription.watch() instanceof Watch.Lateness
          ? Lateness.next(
              subscription,
              view.dataset(),
              position,
              journal.lastChange(view.dataset().table()),
              clock.instant())
          : happenings.next(subscription, view, position);
    } catch (FilterException e) {
      return new Next.Refused(
          "条件已不适用于该数据 / The condition does not fit the dataset any more: " + e.getMessage(), false);
    } catch (Transitions.TooMany e) {
      return new Next.Refused("条件过宽 / " + e.getMessage(), false);
    } catch (Changes.NotKept e) {
      return new Next.Lost(String.valueOf(e.getMessage()), e.earliest(), e.earliestAt());
    }
  }

  /**
   * The position of a subscriber that says it has come to {@code told} items behind {@code
   * snapshot}, of which {@code stored} is an earlier one: what a condition held for there is worked
   * out anew, for a subscriber cannot tell.
   *
   * @throws NotAhead when it is none that comes after {@code stored}
   * @throws Changes.NotKept when what came after {@code stored} is not kept
   */
  public Position resume(
      Subscription subscription, Position stored, long snapshot, int told, Reader reader)
      throws SQLException {
    if (!(subscription.watch() instanceof Watch.Condition) || snapshot == stored.snapshot()) {
      return new Position(snapshot, told, stored.holding());
    }
    Optional<DataContract> dataset = datasets.apply(subscription.dataset());
    Optional<Subject> subject = subject(subscription, reader);
    if (dataset.isEmpty() || subject.isEmpty()) {
      return stored;
    }
    Circumstances now = reader.call().by(Way.SUBSCRIPTION, clock.instant());
    if (policy.decide(subject.get(), dataset.get(), now) instanceof Decision.Permit permit) {
      try {
        return happenings.walk(
            subscription, View.of(dataset.get(), permit), stored, snapshot, told);
      } catch (FilterException e) {
        LOG.debug("{} is told why with the next event it asks for", subscription, e);
      }
    }
    return stored;
  }

  private Optional<Subject> subject(Subscription subscription, Reader reader) {
    return reader.caller() == null
        ? subjects.apply(subscription.subscriber())
        : Optional.of(reader.caller());
  }

  private void keep(Who who, Deed deed, Outcome outcome, String reason, String correlation) {
    audit.append(new AuditEvent(clock.instant(), who, deed, outcome, reason, correlation));
  }
}
