package city.weir.sharing.subscription.feed;

import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import org.jspecify.annotations.Nullable;

/**
 * By whom and how events are read, as the policy weighs it and the audit keeps it.
 *
 * @param action what the audit calls it
 * @param caller who asks, and sees what it may see; null when nobody does and the subscriber is
 *     told
 * @param peer network address they go to on request, or null when nobody asked
 */
public record Reader(String action, @Nullable Subject caller, Call call, @Nullable String peer) {
  /** The platform itself, to post them. */
  public static final Reader POSTING = new Reader("subscription.deliver", null, Call.UNKNOWN, null);
}
