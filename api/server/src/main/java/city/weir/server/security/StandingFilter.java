package city.weir.server.security;

import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody in who was shut out, or who comes with roles that nobody may hold together. */
@Component
public final class StandingFilter extends OncePerRequestFilter {
  private final Exclusions exclusions;
  private final Subjects subjects;

  StandingFilter(Exclusions exclusions, Subjects subjects) {
    this.exclusions = exclusions;
    this.subjects = subjects;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    if (caller != null && !(caller instanceof AnonymousAuthenticationToken)) {
      check(caller);
    }
    chain.doFilter(request, response);
  }

  private void check(Authentication caller) {
    Subject subject = subjects.of(caller);
    if (exclusions.has(subject.id()) || exclusions.has(subject.party())) {
      throw new StandingException(
          "The administrator has shut out %s; ask the administrator".formatted(subject.id()));
    }
    Set<Role> roles = Subjects.roles(caller);
    if (Role.atOdds(roles)) {
      throw new StandingException(
          "%s comes with the roles %s; administrator, auditor and operator each stand alone: whoever"
                  .formatted(
                      subject.id(),
                      roles.stream().map(r -> r.name().toLowerCase(Locale.ROOT)).sorted().toList())
              + " issues the tokens must take the others away");
    }
  }
}
