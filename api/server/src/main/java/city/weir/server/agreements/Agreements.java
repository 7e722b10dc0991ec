package city.weir.server.agreements;

import city.weir.server.audit.Audit;
import city.weir.server.contracts.Contracts;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.AgreementChangeException;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Agreements as their two sides, the steward and the auditor see them, and what the provider's side
 * may change. For the API and for pages alike: keeps the audit itself.
 */
@Service
public final class Agreements {
  private final AgreementStore store;
  private final Contracts contracts;
  private final Audit audit;
  private final Clock clock;

  Agreements(AgreementStore store, Contracts contracts, Audit audit, Clock clock) {
    this.store = store;
    this.contracts = contracts;
    this.audit = audit;
    this.clock = clock;
  }

  /** Those {@code subject} may know of and that are asked for, by id. */
  public List<Agreement> list(Subject subject, Predicate<Agreement> asked) {
    return store.all().stream().filter(a -> mayKnow(subject, a)).filter(asked).toList();
  }

  /**
   * The newest version.
   *
   * @throws ProblemException when there is none that {@code subject} may know of
   */
  public Agreement find(Subject subject, String id) {
    return store.find(id).filter(a -> mayKnow(subject, a)).orElseThrow(() -> none(id));
  }

  /** Every version, the oldest first. */
  public List<Agreement> versions(Subject subject, String id) {
    find(subject, id);
    return store.versions(id);
  }

  /** The version that counted at {@code at}. */
  public Agreement at(Subject subject, String id, Instant at) {
    find(subject, id);
    return store
        .at(id, at)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NOT_FOUND,
                    "Agreement %s was not made yet at %s".formatted(id, at)));
  }

  /** Lets nothing go out by it until it is resumed; at once, also for what is under way. */
  public Agreement suspend(
      HttpServletRequest http, Subject subject, String id, @Nullable String why) {
    return change(
        http,
        subject,
        id,
        "agreement.suspend",
        a -> a.suspended(clock.instant(), subject.id(), why));
  }

  public Agreement resume(
      HttpServletRequest http, Subject subject, String id, @Nullable String why) {
    return change(
        http, subject, id, "agreement.resume", a -> a.resumed(clock.instant(), subject.id(), why));
  }

  /** Ends it for ever; at once, also for what is under way. */
  public Agreement revoke(
      HttpServletRequest http, Subject subject, String id, @Nullable String why) {
    return change(
        http, subject, id, "agreement.revoke", a -> a.revoked(clock.instant(), subject.id(), why));
  }

  /** Makes it hold until {@code until}. */
  public Agreement renew(
      HttpServletRequest http, Subject subject, String id, Instant until, @Nullable String why) {
    if (!until.isAfter(clock.instant())) {
      throw new ProblemException(
          ProblemCode.BAD_AGREEMENT, "until: %s has passed; write a later moment".formatted(until));
    }
    return change(
        http,
        subject,
        id,
        "agreement.renew",
        a ->
            a.renewed(
                clock.instant(), a.terms().during(a.terms().from(), until), subject.id(), why));
  }

  /** Whether {@code subject} answers for the dataset of {@code agreement}, and so may change it. */
  public boolean mayChange(Subject subject, Agreement agreement) {
    return subject.is(Role.STEWARD)
        || contracts.byId(agreement.dataset()).filter(subject::owns).isPresent();
  }

  private boolean mayKnow(Subject subject, Agreement agreement) {
    return subject.is(Role.AUDITOR)
        || mayChange(subject, agreement)
        || (subject.is(Role.AGENCY) && agreement.recipient().equals(subject.party()));
  }

  private Agreement change(
      HttpServletRequest http,
      Subject subject,
      String id,
      String action,
      UnaryOperator<Agreement> next) {
    Agreement before = find(subject, id);
    Deed deed = Deed.of(action).on(before.dataset()).under(id, before.purpose());
    if (!mayChange(subject, before)) {
      String why = "Only the provider and the steward may change an agreement";
      audit.denied(http, subject, deed, why);
      throw new ProblemException(ProblemCode.NOT_PERMITTED, why);
    }
    Agreement after;
    try {
      after = next.apply(before);
    } catch (AgreementChangeException e) {
      audit.denied(http, subject, deed, String.valueOf(e.getMessage()));
      throw new ProblemException(ProblemCode.CONFLICT, String.valueOf(e.getMessage()));
    }
    String what = "version %d for %s".formatted(after.version(), after.recipient());
    String note = after.note();
    audit.permitted(http, subject, deed, note == null ? what : what + ": " + note);
    if (!store.add(after)) {
      audit.denied(http, subject, deed, "Somebody else changed it first; nothing was changed");
      throw new ProblemException(
          ProblemCode.CONFLICT,
          "Agreement %s was changed by somebody else in the same moment; read it again"
              .formatted(id));
    }
    return after;
  }

  private static ProblemException none(String id) {
    return new ProblemException(
        ProblemCode.NOT_FOUND,
        "There is no agreement '%s' that you may know of; GET /api/v1/agreements lists those"
            .formatted(id));
  }
}
