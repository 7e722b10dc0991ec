package city.weir.sharing.request;

import city.weir.sharing.policy.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for a dataset: all that happened to it, from which its state follows.
 *
 * @param id sorts by when it was made
 * @param dataset id of the contract
 * @param provider 统一社会信用代码 of the organisation that provides it
 * @param renews id of the agreement it shall renew, or null
 * @param events in order; the first is {@link Event.Drafted}
 */
public record AccessRequest(
    String id, String dataset, String provider, @Nullable String renews, List<Event> events) {
  public AccessRequest {
    events = List.copyOf(events);
    if (events.isEmpty() || !(events.get(0) instanceof Event.Drafted)) {
      throw new IllegalArgumentException("Request %s does not begin with a draft".formatted(id));
    }
  }

  /** The same, and more that happened. */
  public AccessRequest and(List<Event> more) {
    List<Event> all = new ArrayList<>(events);
    all.addAll(more);
    return new AccessRequest(id, dataset, provider, renews, all);
  }

  public Instant madeAt() {
    return events.get(0).at();
  }

  public State state() {
    State state = new State.Draft();
    for (Event event : events) {
      state = Steps.after(state, event);
    }
    return state;
  }

  private Event.Drafted draft() {
    Event.Drafted last = (Event.Drafted) events.get(0);
    for (Event event : events) {
      if (event instanceof Event.Drafted draft) {
        last = draft;
      }
    }
    return last;
  }

  /** Whoever asks, as it was when it last wrote the request. */
  public Subject applicant() {
    return draft().applicant();
  }

  /** What was asked for, as last written. */
  public Wish asked() {
    return draft().wish();
  }

  /** What is left of it by what reviewers agreed to since it was last handed in. */
  public Wish narrowed() {
    Wish wish = asked();
    for (Event event : sinceSubmission()) {
      if (event instanceof Event.Approved approved && approved.narrowed() != null) {
        wish = approved.narrowed().applyTo(wish);
      }
    }
    return wish;
  }

  /** What happened since it was last handed in; empty when it never was. */
  List<Event> sinceSubmission() {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i) instanceof Event.Submitted) {
        return events.subList(i, events.size());
      }
    }
    return List.of();
  }
}
