package city.weir.server.security;

import city.weir.server.credentials.SecretHash;
import city.weir.server.settings.Settings;
import java.io.IOException;
import org.springframework.stereotype.Component;

/**
 * Gives every person a password when it is first seen, and writes it into {@code credentials.json}.
 * A password that is changed in the file is taken over at the next start. With an issuer of the
 * city's nobody has one.
 */
@Component
public final class Passwords {
  private final CredentialsFile file;
  private final Accounts accounts;

  Passwords(CredentialsFile file, People people, Accounts accounts, Settings settings)
      throws IOException {
    this.file = file;
    this.accounts = accounts;
    if (settings.auth().issuerUri() != null) {
      return;
    }
    for (Person person : people.all()) {
      String written = file.get(person.id());
      if (written != null) {
        if (!accounts.matches(person.id(), written)) {
          accounts.save(person.id(), written);
        }
      } else if (accounts.hash(person.id()).isEmpty()) {
        String password = SecretHash.password();
        file.put(person.id(), password);
        accounts.save(person.id(), password);
      }
    }
  }

  /**
   * Gives {@code id} a new password. The old one holds no more, and goes from the file.
   *
   * @return the password, to be shown once
   */
  public String renew(String id) throws IOException {
    String password = SecretHash.password();
    accounts.save(id, password);
    file.remove(id);
    return password;
  }
}
