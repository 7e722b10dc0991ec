package city.weir.server.security;

import city.weir.sharing.policy.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Someone who signs in with a password of this server.
 *
 * @param subject what the policy is asked about
 * @param english the name in English, or null
 */
public record Person(Subject subject, @Nullable String english) {
  public String id() {
    return subject.id();
  }
}
