package city.weir.server.signin;

import city.weir.server.limits.WrongTries;
import city.weir.server.security.Accounts;
import city.weir.server.security.People;
import city.weir.server.security.Person;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * The people of the embedded issuer, known by their passwords. Whoever guesses is made to wait: per
 * person and address, so that nobody can shut another out, and per address.
 *
 * <p>Not a bean: Spring would ask it in every chain, and a second time in this one.
 */
final class OwnPeople implements AuthenticationProvider {
  private final People people;
  private final Accounts accounts;
  private final WrongTries tries;

  OwnPeople(People people, Accounts accounts, WrongTries tries) {
    this.people = people;
    this.accounts = accounts;
    this.tries = tries;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String id = attempt.getName();
    String address = address(attempt);
    String both = "person:" + id + "@" + address;
    if (!tries.wait(both).isZero() || !tries.wait("people@" + address).isZero()) {
      throw new LockedException("Too many wrong tries");
    }
    Person person = people.find(id).filter(known -> right(known, attempt)).orElse(null);
    if (person == null) {
      tries.wrong(both);
      tries.wrongOfMany("people@" + address);
      throw new BadCredentialsException("Wrong name or password");
    }
    return UsernamePasswordAuthenticationToken.authenticated(
        id, null, Visitor.authorities(person.subject()));
  }

  private boolean right(Person person, Authentication attempt) {
    return accounts.matches(person.id(), String.valueOf(attempt.getCredentials()));
  }

  private static String address(Authentication attempt) {
    return attempt.getDetails() instanceof WebAuthenticationDetails details
        ? details.getRemoteAddress()
        : "";
  }

  @Override
  public boolean supports(Class<?> attempt) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
  }
}
