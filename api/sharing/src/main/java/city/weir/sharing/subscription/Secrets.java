package city.weir.sharing.subscription;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What deliveries are signed with: {@code whsec_} and Base64 of 24 to 64 bytes.
 *
 * @param previous the secret before, as long as it still signs, or null
 * @param previousUntil up to when it does, or null
 */
public record Secrets(String current, @Nullable String previous, @Nullable Instant previousUntil) {

  public Secrets {
    if ((previous == null) != (previousUntil == null)) {
      throw new IllegalArgumentException("An old secret signs up to a moment, and none to none");
    }
  }

  /** One fresh secret. */
  public static Secrets fresh(SecureRandom random) {
    return new Secrets(Signature.newSecret(random), null, null);
  }

  /** A fresh secret, beside which the present one signs for {@code grace} more. */
  public Secrets rotated(SecureRandom random, Instant now, Duration grace) {
    String fresh = Signature.newSecret(random);
    return grace.isZero()
        ? new Secrets(fresh, null, null)
        : new Secrets(fresh, current, now.plus(grace));
  }

  /** Those that sign at {@code now}, the newest first. */
  public List<String> at(Instant now) {
    List<String> all = new ArrayList<>();
    all.add(current);
    if (previous != null && previousUntil != null && now.isBefore(previousUntil)) {
      all.add(previous);
    }
    return all;
  }

  /** Nothing is told: this text ends up in logs. */
  @Override
  public String toString() {
    return previous == null ? "a secret" : "two secrets";
  }
}
