package city.weir.sharing.request;

import city.weir.contract.DataContract;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import city.weir.sharing.policy.Terms;
import city.weir.sharing.request.RequestRefusedException.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may happen to requests, by whom, and what comes of it. Decides and changes nothing: whoever
 * calls saves the step.
 */
public final class Proceedings {
  private static final int LONGEST_COMMENT = 2_000;

  private final MachineCheck check;
  private final List<Stage> stages;
  private final Deadlines deadlines;
  private final AgreementStore agreements;

  public Proceedings(
      MachineCheck check, List<Stage> stages, Deadlines deadlines, AgreementStore agreements) {
    this.check = check;
    this.stages = List.copyOf(stages);
    this.deadlines = deadlines;
    this.agreements = agreements;
  }

  /** A draft of {@code subject}'s, which nobody else sees. */
  public AccessRequest draft(
      String id,
      Subject subject,
      DataContract dataset,
      Wish wish,
      @Nullable String renews,
      Instant now) {
    permit(subject.is(Role.AGENCY), "Agencies ask for data; you are none");
    Event first = new Event.Drafted(now, subject.id(), subject, wish);
    return new AccessRequest(id, dataset.id(), dataset.provider().code(), renews, List.of(first));
  }

  /** What the machine finds of {@code request} as it stands. */
  public MachineCheck.Checked check(AccessRequest request, DataContract dataset, Instant now) {
    return check.check(
        request.narrowed(), dataset, request.applicant().party(), request.renews(), now);
  }

  /** Writes a draft, or a request that was returned, anew. */
  public Step amend(AccessRequest request, Subject subject, Wish wish, Instant now) {
    permitApplicant(request, subject);
    require(
        Steps.editable(request.state()), request, "only a draft or a returned one is rewritten");
    return Step.of(new Event.Drafted(now, subject.id(), subject, wish));
  }

  /** Hands it in. What needs no review is granted in the same step. */
  public Step submit(AccessRequest request, Subject subject, DataContract dataset, Instant now) {
    permitApplicant(request, subject);
    require(Steps.editable(request.state()), request, "it is handed in already");
    MachineCheck.Checked checked =
        check.check(request.asked(), dataset, subject.party(), request.renews(), now);
    Terms terms = checked.terms();
    if (terms == null) {
      throw new RequestRefusedException(
          Kind.INCOMPLETE, "It cannot be handed in yet: see the findings", checked.findings());
    }
    List<Phase> phases =
        stages.stream()
            .filter(stage -> stage.neededFor(dataset, terms))
            .map(s -> new Phase(s.name(), s.title(), s.reviewer(), s.days(dataset)))
            .toList();
    Event submitted = new Event.Submitted(now, subject.id(), checked.findings(), phases);
    return phases.isEmpty()
        ? granted(request, List.of(submitted), subject.id(), dataset, now)
        : Step.of(submitted);
  }

  /** Agrees, to all of it or to less. The last review to agree makes the agreement. */
  public Step approve(
      AccessRequest request,
      Subject subject,
      DataContract dataset,
      @Nullable String comment,
      @Nullable Narrowing narrowed,
      Instant now) {
    Phase phase = permitReviewer(request, subject, dataset);
    Event approved = new Event.Approved(now, subject.id(), phase.name(), text(comment), narrowed);
    AccessRequest after = request.and(List.of(approved));
    requireGrantable(after, dataset, now);
    return after.state() instanceof State.Approved
        ? granted(request, List.of(approved), subject.id(), dataset, now)
        : Step.of(approved);
  }

  /** Refuses, on a legal ground. A refusal that is upheld in a dispute goes to the steward. */
  public Step refuse(
      AccessRequest request,
      Subject subject,
      DataContract dataset,
      String ground,
      String comment,
      Instant now) {
    Phase phase = permitReviewer(request, subject, dataset);
    Event refused =
        new Event.Refused(
            now, subject.id(), phase.name(), needed("ground", ground), needed("comment", comment));
    if (request.state() instanceof State.Disputed) {
      Event escalated =
          new Event.Escalated(now, subject.id(), Event.Cause.UPHELD, deadlines.arbitration(), null);
      return Step.of(refused, escalated);
    }
    return Step.of(refused);
  }

  /** Gives it back to be corrected; the clock stands until it is handed in again. */
  public Step giveBack(
      AccessRequest request, Subject subject, DataContract dataset, String comment, Instant now) {
    Phase phase = permitReviewer(request, subject, dataset);
    require(
        request.state() instanceof State.InReview, request, "only what is in review is returned");
    return Step.of(new Event.Returned(now, subject.id(), phase.name(), needed("comment", comment)));
  }

  public Step withdraw(
      AccessRequest request, Subject subject, @Nullable String comment, Instant now) {
    permitApplicant(request, subject);
    require(Steps.undecided(request.state()), request, "it is decided");
    return Step.of(new Event.Withdrawn(now, subject.id(), text(comment)));
  }

  /** Does not accept a refusal: the provider looks at it again. */
  public Step dispute(AccessRequest request, Subject subject, String comment, Instant now) {
    permitApplicant(request, subject);
    boolean disputable = request.state() instanceof State.Refused refused && refused.disputable();
    require(disputable, request, "only a refusal that was not disputed before can be");
    return Step.of(new Event.Disputed(now, subject.id(), needed("comment", comment)));
  }

  /**
   * Hands it to the steward: the provider's side at any time, the applicant in a dispute or late.
   */
  public Step escalate(
      AccessRequest request,
      Subject subject,
      DataContract dataset,
      @Nullable String comment,
      Instant now) {
    State state = request.state();
    boolean late = deadlines.current(request, now).filter(p -> p.term().overdue()).isPresent();
    boolean applicants = isApplicant(request, subject) && (state instanceof State.Disputed || late);
    permit(
        applicants || subject.is(Role.STEWARD) || subject.owns(dataset),
        "The applicant may do so in a dispute, or when the term is over");
    require(
        state instanceof State.InReview || state instanceof State.Disputed,
        request,
        "only what waits for the provider goes to the steward");
    return Step.of(
        new Event.Escalated(
            now, subject.id(), Event.Cause.ASKED, deadlines.arbitration(), text(comment)));
  }

  /** Hands what is overdue to the steward; empty when nothing is, or the steward has it already. */
  public Optional<Step> escalateOverdue(AccessRequest request, String by, Instant now) {
    State state = request.state();
    boolean waits = state instanceof State.InReview || state instanceof State.Disputed;
    boolean late = deadlines.current(request, now).filter(p -> p.term().overdue()).isPresent();
    return waits && late
        ? Optional.of(
            Step.of(
                new Event.Escalated(now, by, Event.Cause.OVERDUE, deadlines.arbitration(), null)))
        : Optional.empty();
  }

  public Step comment(
      AccessRequest request, Subject subject, DataContract dataset, String comment, Instant now) {
    permit(
        isApplicant(request, subject) || subject.is(Role.STEWARD) || subject.owns(dataset),
        "Only its applicant, the provider and the steward comment on a request");
    return Step.of(new Event.Commented(now, subject.id(), needed("comment", comment)));
  }

  /** The request as it would be if its reviewer agreed to this of it; unchanged after reviews. */
  public AccessRequest foreseen(
      AccessRequest request, Narrowing narrowed, Subject reviewer, Instant now) {
    return Steps.reviewed(request.state())
        ? request.and(List.of(new Event.Approved(now, reviewer.id(), "preview", null, narrowed)))
        : request;
  }

  /** The agreement as it would be if everybody agreed to what is left of the request. */
  public Agreement proposed(AccessRequest request, DataContract dataset, Instant now) {
    MachineCheck.Checked checked = check(request, dataset, now);
    Terms terms = checked.terms();
    if (terms == null) {
      throw new RequestRefusedException(
          Kind.INCOMPLETE, "Nothing can be agreed on as it stands", checked.findings());
    }
    Instant from = terms.from().isBefore(now) ? now : terms.from();
    Terms agreed = terms.during(from, terms.until());
    Wish wish = request.narrowed();
    String by = request.applicant().id();
    Optional<Agreement> renewed = Optional.ofNullable(request.renews()).flatMap(agreements::find);
    if (renewed.isPresent()) {
      Instant began = renewed.get().terms().from();
      return renewed
          .get()
          .renewed(now, terms.during(began, terms.until()), by, "renewed on " + request.id());
    }
    return new Agreement(
        request.id().replaceFirst("^req-", "agr-"),
        1,
        now,
        request.dataset(),
        request.provider(),
        request.applicant().party(),
        wish.purpose(),
        wish.use(),
        wish.ground(),
        agreed,
        Agreement.State.ACTIVE,
        request.id(),
        by,
        null);
  }

  private Step granted(
      AccessRequest request, List<Event> events, String by, DataContract dataset, Instant now) {
    Agreement agreement = proposed(request.and(events), dataset, now).madeBy(by);
    List<Event> all = new ArrayList<>(events);
    all.add(new Event.Granted(now, by, agreement.id(), agreement.version()));
    return new Step(all, agreement);
  }

  /** What has become impossible meanwhile is found now, and not when the last reviewer agrees. */
  private void requireGrantable(AccessRequest after, DataContract dataset, Instant now) {
    try {
      proposed(after, dataset, now);
    } catch (IllegalArgumentException e) {
      throw new RequestRefusedException(Kind.INCOMPLETE, String.valueOf(e.getMessage()));
    }
  }

  /** Whether {@code subject} is to act on {@code request} now. */
  public boolean mayReview(AccessRequest request, Subject subject, DataContract dataset) {
    try {
      permitReviewer(request, subject, dataset);
      return true;
    } catch (RequestRefusedException e) {
      return false;
    }
  }

  private Phase permitReviewer(AccessRequest request, Subject subject, DataContract dataset) {
    permit(!isApplicant(request, subject), "Nobody decides on the request of its own organisation");
    Optional<Phase> phase = deadlines.phase(request.state());
    require(phase.isPresent(), request, "nobody is to decide on it now");
    boolean owner = phase.get().reviewer() == Stage.Reviewer.OWNER;
    permit(
        owner ? subject.owns(dataset) : subject.is(Role.STEWARD),
        owner
            ? "It is for the provider of the dataset to decide now"
            : "It is for the steward to decide now");
    boolean twice =
        request.state() instanceof State.InReview
            && request.sinceSubmission().stream()
                .anyMatch(e -> e instanceof Event.Approved && e.by().equals(subject.id()));
    permit(!twice, "You agreed in the review before; another person does the next");
    return phase.get();
  }

  private static void permitApplicant(AccessRequest request, Subject subject) {
    permit(isApplicant(request, subject), "Only the party that asks may do that");
  }

  static boolean isApplicant(AccessRequest request, Subject subject) {
    return subject.party().equals(request.applicant().party());
  }

  private static void permit(boolean permitted, String otherwise) {
    if (!permitted) {
      throw new RequestRefusedException(Kind.NOT_PERMITTED, otherwise);
    }
  }

  private static void require(boolean holds, AccessRequest request, String otherwise) {
    if (!holds) {
      throw new RequestRefusedException(
          Kind.WRONG_STATE,
          "Request %s is %s: %s".formatted(request.id(), request.state().word(), otherwise));
    }
  }

  private static String needed(String field, @Nullable String text) {
    String given = text(text);
    if (given == null) {
      throw new RequestRefusedException(
          Kind.INCOMPLETE, "%s: is missing or empty; write it".formatted(field));
    }
    return given;
  }

  private static @Nullable String text(@Nullable String text) {
    if (text != null && text.length() > LONGEST_COMMENT) {
      throw new RequestRefusedException(
          Kind.INCOMPLETE,
          "A text has %d characters, at most %d are kept"
              .formatted(text.length(), LONGEST_COMMENT));
    }
    return text == null || text.isBlank() ? null : text.strip();
  }
}
