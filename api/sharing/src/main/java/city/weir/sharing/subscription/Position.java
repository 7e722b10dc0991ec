package city.weir.sharing.subscription;

import java.util.Set;

/**
 * How far a subscriber has been told.
 *
 * @param snapshot up to which everything was told, 0 before the first
 * @param told items of what follows it that were told already
 * @param holding of a condition, the things it held for at {@code snapshot}: they are not told
 *     again before it has ceased for them
 */
public record Position(long snapshot, int told, Set<String> holding) {
  public Position {
    holding = Set.copyOf(holding);
  }

  /** Behind {@code snapshot}, as if nothing was told before. */
  public static Position after(long snapshot) {
    return new Position(snapshot, 0, Set.of());
  }

  /** So many items told of what follows. */
  public Position told(int items) {
    return new Position(snapshot, items, holding);
  }
}
