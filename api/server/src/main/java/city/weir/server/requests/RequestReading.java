package city.weir.server.requests;

import city.weir.contract.DataContract;
import city.weir.server.contracts.Contracts;
import city.weir.server.datasets.KnownDatasets;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import city.weir.sharing.request.AccessRequest;
import city.weir.sharing.request.Deadlines;
import city.weir.sharing.request.Finding;
import city.weir.sharing.request.Limits;
import city.weir.sharing.request.Proceedings;
import city.weir.sharing.request.RequestRefusedException;
import city.weir.sharing.request.RequestStore;
import city.weir.sharing.request.RequestStore.Selection;
import city.weir.sharing.request.State;
import city.weir.sharing.request.Wish;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Requests as their applicants, providers, the steward and the auditor see them. */
@Service
public final class RequestReading {
  private final RequestStore store;
  private final Limits limits;
  private final Proceedings proceedings;
  private final Deadlines deadlines;
  private final KnownDatasets known;
  private final Contracts contracts;
  private final Clock clock;

  RequestReading(
      RequestStore store,
      Limits limits,
      Proceedings proceedings,
      Deadlines deadlines,
      KnownDatasets known,
      Contracts contracts,
      Clock clock) {
    this.store = store;
    this.limits = limits;
    this.proceedings = proceedings;
    this.deadlines = deadlines;
    this.known = known;
    this.contracts = contracts;
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

  /** What the audit calls {@code action} on {@code request}. */
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
}
