package city.weir.server.people;

import city.weir.server.security.Accounts;
import city.weir.server.security.People;
import city.weir.server.security.Person;
import city.weir.sharing.policy.Subject;
import java.time.Clock;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Knows people by their passwords. */
@Component
final class PasswordCheck implements AuthenticationProvider {
  private final People people;
  private final Accounts accounts;
  private final Clock clock;

  PasswordCheck(People people, Accounts accounts, Clock clock) {
    this.people = people;
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String id = attempt.getName();
    String password = String.valueOf(attempt.getCredentials());
    Person person =
        people
            .find(id)
            .filter(known -> accounts.matches(known.id(), password))
            .orElseThrow(() -> new BadCredentialsException("Wrong name or password"));
    Subject subject = person.subject();
    List<SimpleGrantedAuthority> roles =
        subject.roles().stream()
            .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
            .toList();
    return UsernamePasswordAuthenticationToken.authenticated(
        new Visitor(subject, clock.instant()), null, roles);
  }

  @Override
  public boolean supports(Class<?> attempt) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
  }
}
