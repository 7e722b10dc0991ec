package city.weir.server.people;

import city.weir.server.security.Exclusions;
import city.weir.server.security.LastSignIns;
import city.weir.server.security.LastSignIns.LastSignIn;
import city.weir.server.security.Parties;
import city.weir.server.security.Party;
import city.weir.server.security.People;
import city.weir.server.security.Person;
import city.weir.server.settings.Settings;
import city.weir.server.signin.Sessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everybody the platform knows: people and systems. */
@Component
class Register {
  private final People people;
  private final Parties parties;
  private final LastSignIns signIns;
  private final Exclusions exclusions;
  private final Sessions sessions;
  private final boolean outside;

  Register(
      People people,
      Parties parties,
      LastSignIns signIns,
      Exclusions exclusions,
      Sessions sessions,
      Settings settings) {
    this.people = people;
    this.parties = parties;
    this.signIns = signIns;
    this.exclusions = exclusions;
    this.sessions = sessions;
    this.outside = settings.auth().issuerUri() != null;
  }

  /** Whether people are kept by an issuer of the city's. */
  boolean outside() {
    return outside;
  }

  /** People: those listed, or with an issuer of the city's, those who ever signed in. */
  List<Known> people() {
    Map<String, LastSignIn> last = new LinkedHashMap<>();
    signIns.all().forEach(each -> last.put(each.id(), each));
    List<Known> all = new ArrayList<>();
    if (outside) {
      last.values().forEach(each -> all.add(known(each)));
    } else {
      for (Person person : people.all()) {
        LastSignIn signIn = last.get(person.id());
        all.add(known(person, signIn == null ? null : signIn.at()));
      }
    }
    return all;
  }

  /** The parties themselves, which call as systems. */
  List<Known> systems() {
    return parties.all().stream().map(this::known).toList();
  }

  Optional<Known> find(String id) {
    Collection<Known> all = new ArrayList<>(people());
    all.addAll(systems());
    return all.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  private Known known(LastSignIn each) {
    return known(each.id(), each.name(), null, each.party(), each.roles(), each.at(), false);
  }

  private Known known(Person person, @Nullable Instant last) {
    List<String> roles = person.subject().roles().stream().map(Enum::name).sorted().toList();
    return known(
        person.id(),
        person.subject().name(),
        person.english(),
        person.subject().party(),
        roles,
        last,
        true);
  }

  private Known known(Party party) {
    List<String> roles = party.roles().stream().sorted().toList();
    return known(party.id(), party.name(), party.english(), party.id(), roles, null, false);
  }

  private Known known(
      String id,
      String name,
      @Nullable String english,
      String party,
      List<String> roles,
      @Nullable Instant last,
      boolean password) {
    return new Known(
        id, name, english, party, roles, last, sessions.count(id), exclusions.has(id), password);
  }
}
