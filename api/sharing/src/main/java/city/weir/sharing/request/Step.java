package city.weir.sharing.request;

import city.weir.sharing.policy.Agreement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is about to happen to a request, all of it or nothing.
 *
 * @param agreement the agreement, or the version of one, that is made with it; null for none
 */
public record Step(List<Event> events, @Nullable Agreement agreement) {
  public Step {
    events = List.copyOf(events);
  }

  static Step of(Event... events) {
    return new Step(List.of(events), null);
  }
}
