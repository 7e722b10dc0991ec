package city.weir.server.security;

import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may sign in with a password of this server: the {@code people} of the home's {@code
 * parties.yaml}, each with {@code id, name, roles}, and as they apply {@code english, party,
 * organisation, district, clearance}. What a person does not say of organisation and district is
 * that of its party.
 */
@Component
public final class People {
  private static final Set<Role> ROLES = EnumSet.complementOf(EnumSet.of(Role.PUBLIC));

  private final Map<String, Person> people = new LinkedHashMap<>();

  People(PartiesFile file, Parties parties) {
    for (PartiesFile.Item item : file.list("people")) {
      Person person = person(item, parties);
      if (parties.has(person.id()) || people.put(person.id(), person) != null) {
        throw new IllegalArgumentException(
            "parties.yaml: '%s' is listed twice; give the person another id"
                .formatted(person.id()));
      }
    }
  }

  public Collection<Person> all() {
    return Collections.unmodifiableCollection(people.values());
  }

  public Optional<Person> find(String id) {
    return Optional.ofNullable(people.get(id));
  }

  private static Person person(PartiesFile.Item item, Parties parties) {
    String id = item.required("id");
    String partyId = item.text("party", id);
    Optional<Party> party = parties.find(partyId);
    if (party.isEmpty() && !partyId.equals(id)) {
      throw new IllegalArgumentException(
          "parties.yaml: %s is of party '%s', which is not listed under parties"
              .formatted(id, partyId));
    }
    Party described =
        new Party(
            id,
            item.text("name", id),
            item.text("english"),
            own(item.text("organisation"), party.map(Party::organisation)),
            item.words("roles"),
            own(item.text("district"), party.map(Party::district)),
            item.text("clearance", party.map(Party::clearance).orElse("general-1")));
    Parties.apart(id, Subjects.rolesOf(described));
    Subject self = Subjects.of(described);
    if (self.roles().isEmpty() || described.roles().size() != self.roles().size()) {
      throw new IllegalArgumentException(
          "parties.yaml: roles of %s are %s; list at least one of %s, such as roles: [agency]"
              .formatted(id, item.text("roles", "absent"), words(ROLES)));
    }
    return new Person(
        new Subject(
            id,
            self.name(),
            partyId,
            self.organisation(),
            self.roles(),
            self.district(),
            self.clearance()),
        described.english());
  }

  private static @Nullable String own(@Nullable String own, Optional<String> ofParty) {
    return own == null ? ofParty.orElse(null) : own;
  }

  private static String words(Set<Role> roles) {
    return roles.stream()
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .sorted()
        .toList()
        .toString();
  }
}
