package city.weir.sharing.request;

import city.weir.sharing.calendar.Stretch;
import city.weir.sharing.calendar.Term;
import city.weir.sharing.calendar.WorkingDays;
import city.weir.sharing.policy.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The statutory clock: how long each part of a request's way may take, and how long it took.
 *
 * @param zone whose days are meant
 * @param disputeDays working days in which the provider looks at its refusal again
 * @param arbitrationDays working days in which the steward decides
 */
public record Deadlines(
    WorkingDays workingDays, ZoneId zone, int disputeDays, int arbitrationDays) {

  /**
   * A part of the way, and its term.
   *
   * @param current whether the request is there now
   */
  public record Part(Phase phase, Term term, boolean current) {}

  Phase dispute() {
    return new Phase(
        "dispute",
        new Words("争议复议", "Another look by the provider"),
        Stage.Reviewer.OWNER,
        disputeDays);
  }

  Phase arbitration() {
    return new Phase(
        Stage.ARBITRATION,
        new Words("数据管理员裁决", "Decision by the steward"),
        Stage.Reviewer.STEWARD,
        arbitrationDays);
  }

  /** The part whose clock runs in {@code state}, if one does. */
  public Optional<Phase> phase(State state) {
    if (state instanceof State.InReview review) {
      return Optional.of(review.phase());
    } else if (state instanceof State.Disputed) {
      return Optional.of(dispute());
    }
    return state instanceof State.Escalated escalated
        ? Optional.of(escalated.phase())
        : Optional.empty();
  }

  /** The parts {@code request} went through, in order, as they stand at {@code now}. */
  public List<Part> parts(AccessRequest request, Instant now) {
    Map<String, Phase> phases = new LinkedHashMap<>();
    Map<String, List<Stretch>> ran = new LinkedHashMap<>();
    State state = new State.Draft();
    @Nullable Phase running = null;
    Instant since = request.madeAt();
    for (Event event : request.events()) {
      state = Steps.after(state, event);
      Phase next = phase(state).orElse(null);
      if (running != null && !running.equals(next)) {
        ran(ran, running).add(new Stretch(since, event.at()));
      }
      if (next != null && !next.equals(running)) {
        phases.putIfAbsent(next.name(), next);
        since = event.at();
      }
      running = next;
    }
    if (running != null) {
      ran(ran, running).add(new Stretch(since, null));
    }
    String current = running == null ? "" : running.name();
    return phases.values().stream()
        .map(
            phase ->
                new Part(
                    phase,
                    Term.reckon(workingDays, zone, phase.workingDays(), ran(ran, phase), now),
                    phase.name().equals(current)))
        .toList();
  }

  /** The part whose clock runs now. */
  public Optional<Part> current(AccessRequest request, Instant now) {
    return parts(request, now).stream().filter(Part::current).findFirst();
  }

  private static List<Stretch> ran(Map<String, List<Stretch>> ran, Phase phase) {
    return ran.computeIfAbsent(phase.name(), name -> new ArrayList<>());
  }
}
