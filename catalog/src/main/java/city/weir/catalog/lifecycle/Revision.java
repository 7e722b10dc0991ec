package city.weir.catalog.lifecycle;

import city.weir.catalog.State;
import city.weir.catalog.draft.Draft;
import java.time.Instant;
import java.util.Set;

/**
 * One version of an entry.
 *
 * @param number counted from 1
 * @param authors ids of all who wrote in it
 * @param at when it came into its state
 */
public record Revision(int number, State state, Draft draft, Set<String> authors, Instant at) {
  public Revision {
    authors = Set.copyOf(authors);
  }

  Revision in(State next, Instant moment) {
    return new Revision(number, next, draft, authors, moment);
  }
}
