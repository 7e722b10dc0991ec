package city.weir.server.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody the platform knows, as the administrator sees it.
 *
 * @param english the name in English, or null
 * @param roles as parties.yaml lists them; of people of the city's issuer as they were at the last
 *     sign-in
 * @param lastSignIn null when it never did
 * @param sessions open now
 * @param shutOut whether nothing is given to it any more
 * @param password whether it signs in with a password of this server
 */
public record Known(
    String id,
    String name,
    @Nullable String english,
    String party,
    List<String> roles,
    @Nullable Instant lastSignIn,
    int sessions,
    boolean shutOut,
    boolean password) {
  public Known {
    roles = List.copyOf(roles);
  }
}
