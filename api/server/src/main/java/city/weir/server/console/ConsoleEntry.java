package city.weir.server.console;

import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import java.util.Set;

/**
 * A part of the console: its place in the navigation, and its door. Features contribute one as a
 * bean.
 *
 * @param path such as {@code /console/audit}; what lies below it goes through the same door
 * @param word key of its name; {@code <word>.what} says what it is for
 * @param order its place, smaller first
 * @param roles whoever has one of them may enter
 */
public record ConsoleEntry(String path, String word, int order, Set<Role> roles) {
  public ConsoleEntry {
    if (!path.matches("/console(/[a-z0-9-]+)+")) {
      throw new IllegalArgumentException(
          "Not a path of the console: '%s' (such as /console/audit)".formatted(path));
    }
    roles = Set.copyOf(roles);
    if (roles.isEmpty() || roles.contains(Role.PUBLIC)) {
      throw new IllegalArgumentException(
          "%s is open to %s: name roles of those who sign in".formatted(path, roles));
    }
  }

  /** Whether {@code subject} may enter. */
  public boolean openTo(Subject subject) {
    return roles.stream().anyMatch(subject::is);
  }

  /** Whether the page at {@code other} belongs to it. */
  boolean leadsTo(String other) {
    return other.equals(path) || other.startsWith(path + "/");
  }
}
