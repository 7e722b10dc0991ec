package city.weir.server.people;

import city.weir.server.security.SignedIn;
import city.weir.sharing.policy.Subject;
import java.time.Instant;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Somebody who signed in.
 *
 * @param since when
 */
record Visitor(Subject subject, Instant since) implements SignedIn, AuthenticatedPrincipal {
  @Override
  public String getName() {
    return subject.id();
  }
}
