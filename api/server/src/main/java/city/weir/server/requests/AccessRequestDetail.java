package city.weir.server.requests;

import city.weir.sharing.calendar.Term;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Words;
import city.weir.sharing.request.AccessRequest;
import city.weir.sharing.request.Deadlines;
import city.weir.sharing.request.Event;
import city.weir.sharing.request.Finding;
import city.weir.sharing.request.Phase;
import city.weir.sharing.request.State;
import city.weir.sharing.request.Wish;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request and where it stands.
 *
 * @param state draft, in-review, approved, returned, granted, refused, withdrawn, disputed,
 *     escalated
 * @param agreement id of the agreement it was granted by; absent before
 * @param refusal the legal ground of its refusal; absent otherwise
 * @param asked as its applicant last wrote it
 * @param left what is left of it by what reviewers agreed to; absent when that is all of it
 * @param findings what the machine's check finds now
 * @param clock the parts of its way that have a term
 * @param history all that happened, the oldest first
 * @param awaitsYou whether you are to act on it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccessRequestDetail(
    String id,
    String dataset,
    String provider,
    Applicant applicant,
    @Nullable String renews,
    String state,
    @Nullable String agreement,
    @Nullable String refusal,
    Wish asked,
    @Nullable Wish left,
    List<Finding> findings,
    List<ClockPart> clock,
    List<Happened> history,
    boolean awaitsYou) {

  /** Whoever asks. */
  record Applicant(String id, String name, String party, @Nullable String organisation) {
    static Applicant of(Subject subject) {
      return new Applicant(subject.id(), subject.name(), subject.party(), subject.organisation());
    }
  }

  /**
   * A part of the way and its term.
   *
   * @param due absent while the clock stands
   * @param provisional whether it reaches into a year whose holidays are not published yet
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ClockPart(
      String phase,
      Words title,
      String reviewer,
      int workingDays,
      int used,
      @Nullable Instant due,
      boolean running,
      boolean overdue,
      boolean provisional) {
    static ClockPart of(Deadlines.Part part) {
      Phase phase = part.phase();
      Term term = part.term();
      return new ClockPart(
          phase.name(),
          phase.title(),
          phase.reviewer().name().toLowerCase(Locale.ROOT),
          term.limit(),
          term.used(),
          term.due(),
          term.running(),
          term.overdue(),
          term.provisional());
    }
  }

  /**
   * Something that happened.
   *
   * @param event drafted, submitted, approved, returned, refused, withdrawn, disputed, escalated,
   *     granted or commented
   * @param detail its fields
   */
  record Happened(Instant at, String by, String event, Event detail) {
    static Happened of(Event event) {
      return new Happened(event.at(), event.by(), EventText.kind(event), event);
    }
  }

  static AccessRequestDetail of(
      AccessRequest request,
      List<Finding> findings,
      List<Deadlines.Part> clock,
      boolean awaitsYou) {
    State state = request.state();
    Wish left = request.narrowed();
    return new AccessRequestDetail(
        request.id(),
        request.dataset(),
        request.provider(),
        Applicant.of(request.applicant()),
        request.renews(),
        state.word(),
        state instanceof State.Granted granted ? granted.agreement() : null,
        state instanceof State.Refused refused ? refused.ground() : null,
        request.asked(),
        left.equals(request.asked()) ? null : left,
        findings,
        clock.stream().map(ClockPart::of).toList(),
        request.events().stream().map(Happened::of).toList(),
        awaitsYou);
  }
}
