package city.weir.sharing.subscription.feed;

import city.weir.sharing.subscription.Position;
import java.time.Instant;

/** What comes next for a subscriber. */
public sealed interface Next {

  /**
   * An event, permitted and audited: it may go out now, and not later.
   *
   * @param after where the subscriber is when it has taken it
   */
  record Told(Event event, Position after) implements Next {}

  /**
   * Nothing for now.
   *
   * @param at where the subscriber is: what lies before holds nothing for it
   */
  record Nothing(Position at) implements Next {}

  /**
   * It may be told nothing.
   *
   * @param reason why, in Chinese and English
   * @param forNow whether time alone will change that: it is night, or the calls of the day are
   *     spent
   */
  record Refused(String reason, boolean forNow) implements Next {}

  /**
   * What it was to be told next is not kept any more.
   *
   * @param earliest the earliest snapshot after which it can go on, 0 when there is none
   * @param earliestAt when that was published
   */
  record Lost(String reason, long earliest, Instant earliestAt) implements Next {}
}
