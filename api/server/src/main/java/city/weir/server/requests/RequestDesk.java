package city.weir.server.requests;

import city.weir.contract.DataContract;
import city.weir.server.audit.Audit;
import city.weir.server.calls.CallKey;
import city.weir.server.datasets.KnownDatasets;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.security.KnownSubjects;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.request.AccessRequest;
import city.weir.sharing.request.Finding;
import city.weir.sharing.request.Narrowing;
import city.weir.sharing.request.Proceedings;
import city.weir.sharing.request.RequestRefusedException;
import city.weir.sharing.request.RequestStore;
import city.weir.sharing.request.Step;
import city.weir.sharing.request.Wish;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What applicants, providers and the steward do with requests. For the API and for pages alike:
 * every change is one transaction, and is in the audit before it is made.
 */
@Service
public final class RequestDesk {
  private final RequestReading reading;
  private final RequestStore store;
  private final Proceedings proceedings;
  private final KnownDatasets known;
  private final KnownSubjects subjects;
  private final RequestIds ids;
  private final Audit audit;
  private final Clock clock;

  RequestDesk(
      RequestReading reading,
      RequestStore store,
      Proceedings proceedings,
      KnownDatasets known,
      KnownSubjects subjects,
      RequestIds ids,
      Audit audit,
      Clock clock) {
    this.reading = reading;
    this.store = store;
    this.proceedings = proceedings;
    this.known = known;
    this.subjects = subjects;
    this.ids = ids;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A draft for {@code dataset}.
   *
   * @param key with the same key the same draft is answered again; or null
   */
  public AccessRequest draft(
      HttpServletRequest http,
      Subject subject,
      String dataset,
      Wish wish,
      @Nullable String renews,
      @Nullable String key) {
    Optional<AccessRequest> before = made(subject, key);
    if (before.isPresent()) {
      return before.get();
    }
    DataContract contract = known.find(subject, dataset);
    Instant now = clock.instant();
    Deed deed = Deed.of("access-request.draft").on(contract.id()).under(null, wish.purpose());
    AccessRequest request;
    try {
      request = proceedings.draft(ids.next(now), subject, contract, wish, renews, now);
    } catch (RequestRefusedException e) {
      throw refused(http, subject, deed, e);
    }
    if (store.open(subject.party()) >= reading.limits().open()) {
      throw full(http, subject, deed);
    }
    audit.permitted(http, subject, deed, request.id());
    return switch (store.add(request, key, reading.limits().open())) {
      case KEPT -> {
        subjects.remember(subject);
        yield request;
      }
      case KNOWN -> made(subject, key).orElseThrow(() -> conflict(request));
      case FULL -> throw full(http, subject, deed);
    };
  }

  /** Nobody shall bury those who decide. */
  private ProblemException full(HttpServletRequest http, Subject subject, Deed deed) {
    String why =
        "%s has %d requests that are not decided, as many as may be at once: withdraw one, or wait for a decision"
            .formatted(subject.party(), reading.limits().open());
    audit.denied(http, subject, deed, why);
    return new ProblemException(ProblemCode.CONFLICT, why);
  }

  private Optional<AccessRequest> made(Subject subject, @Nullable String key) {
    if (key == null) {
      return Optional.empty();
    }
    CallKey.check(key);
    return store.madeUnder(subject.id(), key);
  }

  /** Writes a draft or a returned request anew. */
  public AccessRequest amend(HttpServletRequest http, Subject subject, String id, Wish wish) {
    return change(
        http, subject, id, "amend", null, r -> proceedings.amend(r, subject, wish, now()));
  }

  /** Hands it in; granted at once where no review is needed. */
  public AccessRequest submit(HttpServletRequest http, Subject subject, String id) {
    return change(
        http,
        subject,
        id,
        "submit",
        null,
        r -> proceedings.submit(r, subject, reading.dataset(r), now()));
  }

  public AccessRequest approve(
      HttpServletRequest http,
      Subject subject,
      String id,
      @Nullable String comment,
      @Nullable Narrowing narrowed) {
    return change(
        http,
        subject,
        id,
        "approve",
        comment,
        r -> proceedings.approve(r, subject, reading.dataset(r), comment, narrowed, now()));
  }

  /** Refuses on the legal ground {@code ground}. */
  public AccessRequest refuse(
      HttpServletRequest http, Subject subject, String id, String ground, String comment) {
    return change(
        http,
        subject,
        id,
        "refuse",
        ground + ": " + comment,
        r -> proceedings.refuse(r, subject, reading.dataset(r), ground, comment, now()));
  }

  /** Gives it back to be corrected; the clock stands meanwhile. */
  public AccessRequest giveBack(
      HttpServletRequest http, Subject subject, String id, String comment) {
    return change(
        http,
        subject,
        id,
        "return",
        comment,
        r -> proceedings.giveBack(r, subject, reading.dataset(r), comment, now()));
  }

  public AccessRequest withdraw(
      HttpServletRequest http, Subject subject, String id, @Nullable String comment) {
    return change(
        http,
        subject,
        id,
        "withdraw",
        comment,
        r -> proceedings.withdraw(r, subject, comment, now()));
  }

  public AccessRequest dispute(
      HttpServletRequest http, Subject subject, String id, String comment) {
    return change(
        http,
        subject,
        id,
        "dispute",
        comment,
        r -> proceedings.dispute(r, subject, comment, now()));
  }

  public AccessRequest escalate(
      HttpServletRequest http, Subject subject, String id, @Nullable String comment) {
    return change(
        http,
        subject,
        id,
        "escalate",
        comment,
        r -> proceedings.escalate(r, subject, reading.dataset(r), comment, now()));
  }

  public AccessRequest comment(
      HttpServletRequest http, Subject subject, String id, String comment) {
    return change(
        http,
        subject,
        id,
        "comment",
        comment,
        r -> proceedings.comment(r, subject, reading.dataset(r), comment, now()));
  }

  /** What is asked of the proceedings. */
  private interface Change {
    Step of(AccessRequest request);
  }

  private AccessRequest change(
      HttpServletRequest http,
      Subject subject,
      String id,
      String action,
      @Nullable String words,
      Change change) {
    AccessRequest before = reading.find(subject, id);
    Deed deed = RequestReading.deed(before, action);
    Step step;
    try {
      step = change.of(before);
    } catch (RequestRefusedException e) {
      throw refused(http, subject, deed, e);
    }
    AccessRequest after = before.and(step.events());
    Agreement made = step.agreement();
    String ground = made == null ? null : made.id();
    String reason = "%s: %s".formatted(id, after.state().word());
    audit.permitted(
        http,
        subject,
        deed.under(ground, after.asked().purpose()),
        words == null ? reason : reason + ": " + words);
    if (!store.append(before, step)) {
      audit.denied(http, subject, deed, id + ": somebody else was faster; nothing was changed");
      throw conflict(before);
    }
    return after;
  }

  private Instant now() {
    return clock.instant();
  }

  private ProblemException refused(
      HttpServletRequest http, Subject subject, Deed deed, RequestRefusedException e) {
    String why = String.valueOf(e.getMessage());
    audit.denied(http, subject, deed, why);
    return new ProblemException(
        switch (e.kind()) {
          case NOT_PERMITTED -> ProblemCode.NOT_PERMITTED;
          case WRONG_STATE -> ProblemCode.CONFLICT;
          case INCOMPLETE -> ProblemCode.BAD_REQUEST;
        },
        why,
        e.findings().stream().map(Finding::toString).toList());
  }

  private static ProblemException conflict(AccessRequest request) {
    return new ProblemException(
        ProblemCode.CONFLICT,
        "Something else happened to request %s in the same moment; read it again"
            .formatted(request.id()));
  }
}
