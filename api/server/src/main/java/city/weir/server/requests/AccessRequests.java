package city.weir.server.requests;

import city.weir.contract.DataContract;
import city.weir.server.audit.Audit;
import city.weir.server.calls.CallKey;
import city.weir.server.contracts.Contracts;
import city.weir.server.datasets.KnownDatasets;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.security.KnownSubjects;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import city.weir.sharing.request.AccessRequest;
import city.weir.sharing.request.Deadlines;
import city.weir.sharing.request.Finding;
import city.weir.sharing.request.Limits;
import city.weir.sharing.request.Narrowing;
import city.weir.sharing.request.Proceedings;
import city.weir.sharing.request.RequestRefusedException;
import city.weir.sharing.request.RequestStore;
import city.weir.sharing.request.RequestStore.Selection;
import city.weir.sharing.request.State;
import city.weir.sharing.request.Step;
import city.weir.sharing.request.Wish;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Requests as their applicants, providers, the steward and the auditor see them, and what each may
 * do. For the API and for pages alike: every change is one transaction, and is in the audit before
 * it is made.
 */
@Service
public final class AccessRequests {
  private final RequestStore store;
  private final Limits limits;
  private final Proceedings proceedings;
  private final Deadlines deadlines;
  private final KnownDatasets known;
  private final Contracts contracts;
  private final KnownSubjects subjects;
  private final RequestIds ids;
  private final Audit audit;
  private final Clock clock;

  AccessRequests(
      RequestStore store,
      Limits limits,
      Proceedings proceedings,
      Deadlines deadlines,
      KnownDatasets known,
      Contracts contracts,
      KnownSubjects subjects,
      RequestIds ids,
      Audit audit,
      Clock clock) {
    this.store = store;
    this.limits = limits;
    this.proceedings = proceedings;
    this.deadlines = deadlines;
    this.known = known;
    this.contracts = contracts;
    this.subjects = subjects;
    this.ids = ids;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a subject looks at requests as. */
  public enum Side {
    /** Its party's own. */
    APPLICANT,
    /** Those for datasets its organisation provides; steward and auditor: all. No drafts. */
    PROVIDER
  }

  /** How far requests may go here. */
  public Limits limits() {
    return limits;
  }

  /**
   * Requests, the newest first.
   *
   * @param before only those made before this id, or null
   */
  public List<AccessRequest> list(
      Subject subject,
      Side side,
      @Nullable String dataset,
      @Nullable String state,
      @Nullable String before,
      int limit) {
    if (side == Side.APPLICANT) {
      return store.list(new Selection(subject.party(), null, dataset, state, true), before, limit);
    }
    boolean all = subject.is(Role.STEWARD) || subject.is(Role.AUDITOR);
    String organisation = subject.organisation();
    if (!all && (!subject.is(Role.OWNER) || organisation == null)) {
      return List.of();
    }
    return store.list(
        new Selection(null, all ? null : organisation, dataset, state, false), before, limit);
  }

  /**
   * The request.
   *
   * @throws ProblemException when there is none that {@code subject} may know of
   */
  public AccessRequest find(Subject subject, String id) {
    return store
        .find(id)
        .filter(request -> mayKnow(subject, request))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NOT_FOUND,
                    "There is no access request '%s' that you may know of;".formatted(id)
                        + " GET /api/v1/access-requests lists those"));
  }

  /** Its terms and pauses, as they stand now. */
  public List<Deadlines.Part> clock(AccessRequest request) {
    return deadlines.parts(request, clock.instant());
  }

  /** What the machine finds of it as it stands now. */
  public List<Finding> findings(AccessRequest request) {
    return proceedings.check(request, dataset(request), clock.instant()).findings();
  }

  /** What the machine would find of a request for {@code dataset}; nothing is kept. */
  public List<Finding> tryOut(Subject subject, String dataset, Wish wish, @Nullable String renews) {
    DataContract contract = known.find(subject, dataset);
    Instant now = clock.instant();
    try {
      AccessRequest request = proceedings.draft("new", subject, contract, wish, renews, now);
      return proceedings.check(request, contract, now).findings();
    } catch (RequestRefusedException e) {
      ProblemException problem =
          new ProblemException(ProblemCode.NOT_PERMITTED, String.valueOf(e.getMessage()));
      problem.initCause(e);
      throw problem;
    }
  }

  AccessRequestDetail detail(AccessRequest request, Subject subject) {
    boolean gone = contracts.byId(request.dataset()).isEmpty();
    return AccessRequestDetail.of(
        request, gone ? List.of() : findings(request), clock(request), awaits(subject, request));
  }

  /**
   * Whether it is {@code subject} who is to act on it now. Nobody is, when the dataset is gone: one
   * such request must not close the list of all others.
   */
  public boolean awaits(Subject subject, AccessRequest request) {
    return contracts
        .byId(request.dataset())
        .filter(dataset -> proceedings.mayReview(request, subject, dataset))
        .isPresent();
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
    if (store.open(subject.party()) >= limits.open()) {
      throw full(http, subject, deed);
    }
    audit.permitted(http, subject, deed, request.id());
    return switch (store.add(request, key, limits.open())) {
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
            .formatted(subject.party(), limits.open());
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
        http, subject, id, "submit", null, r -> proceedings.submit(r, subject, dataset(r), now()));
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
        r -> proceedings.approve(r, subject, dataset(r), comment, narrowed, now()));
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
        r -> proceedings.refuse(r, subject, dataset(r), ground, comment, now()));
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
        r -> proceedings.giveBack(r, subject, dataset(r), comment, now()));
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
        r -> proceedings.escalate(r, subject, dataset(r), comment, now()));
  }

  public AccessRequest comment(
      HttpServletRequest http, Subject subject, String id, String comment) {
    return change(
        http,
        subject,
        id,
        "comment",
        comment,
        r -> proceedings.comment(r, subject, dataset(r), comment, now()));
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
    AccessRequest before = find(subject, id);
    Deed deed = deed(before, action);
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

  static Deed deed(AccessRequest request, String action) {
    return Deed.of("access-request." + action)
        .on(request.dataset())
        .under(null, request.asked().purpose());
  }

  private boolean mayKnow(Subject subject, AccessRequest request) {
    boolean draft = request.state() instanceof State.Draft;
    boolean own = subject.party().equals(request.applicant().party());
    return own
        || (!draft
            && (subject.is(Role.STEWARD)
                || subject.is(Role.AUDITOR)
                || (subject.is(Role.OWNER) && request.provider().equals(subject.organisation()))));
  }

  /** The dataset, as its contract stands now. */
  DataContract dataset(AccessRequest request) {
    return contracts
        .byId(request.dataset())
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.CONFLICT,
                    "The dataset %s is gone; withdraw the request".formatted(request.dataset())));
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
