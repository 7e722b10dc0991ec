package city.weir.server.security;

import city.weir.sharing.policy.Subject.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may call: those of the home's {@code parties.yaml}, and always a steward and the worker.
 *
 * <p>The file lists {@code parties}, each with {@code id, name, roles}, and as they apply {@code
 * english, organisation, district, clearance}.
 */
@Component
public final class Parties {
  /** What doors and policy know; another word would silently open nothing. */
  private static final Set<String> ROLES =
      Set.of(
          "ADMINISTRATOR",
          "AGENCY",
          "ANALYST",
          "AUDITOR",
          EngineTokens.ROLE,
          "INGEST",
          "OPERATOR",
          "OWNER",
          "STEWARD",
          "WORKER");

  private static final Party WORKER =
      new Party(Credentials.WORKER, "计算作业", "Spark worker", null, Set.of("WORKER"), null, "core");
  private static final Party STEWARD =
      new Party("steward", "数据管理员", "Data steward", null, Set.of("STEWARD"), null, "general-3");

  private final Map<String, Party> parties = new LinkedHashMap<>();

  Parties(PartiesFile file) {
    parties.put(STEWARD.id(), STEWARD);
    for (PartiesFile.Item item : file.list("parties")) {
      Party party = party(item);
      parties.put(party.id(), party);
    }
    parties.put(WORKER.id(), WORKER);
  }

  public Collection<Party> all() {
    return Collections.unmodifiableCollection(parties.values());
  }

  Optional<Party> find(String id) {
    return Optional.ofNullable(parties.get(id));
  }

  boolean has(String id) {
    return parties.containsKey(id);
  }

  boolean isEngine(String id) {
    Party party = parties.get(id);
    return party != null && party.roles().contains(EngineTokens.ROLE);
  }

  private static Party party(PartiesFile.Item item) {
    String id = item.required("id");
    Party party =
        new Party(
            id,
            item.text("name", id),
            item.text("english"),
            item.text("organisation"),
            item.words("roles"),
            item.text("district"),
            item.text("clearance", "general-1"));
    if (party.roles().isEmpty() || !ROLES.containsAll(party.roles())) {
      throw new IllegalArgumentException(
          "parties.yaml: roles of %s are %s; list at least one of %s, such as roles: [agency]"
              .formatted(
                  id,
                  item.text("roles", "absent"),
                  ROLES.stream().map(r -> r.toLowerCase(Locale.ROOT)).sorted().toList()));
    }
    if (party.roles().contains(EngineTokens.ROLE) && party.roles().size() > 1) {
      throw new IllegalArgumentException(
          "parties.yaml: %s is an engine and more; an engine reads what nobody else may, so give it"
                  .formatted(id)
              + " that role alone: [engine]");
    }
    apart(id, Subjects.rolesOf(party));
    return party;
  }

  /** Refuses roles that nobody may hold together. */
  static void apart(String id, Set<Role> roles) {
    if (Role.atOdds(roles)) {
      throw new IllegalArgumentException(
          "parties.yaml: %s has the roles %s; administrator, auditor and operator each stand alone:"
                  .formatted(
                      id,
                      roles.stream().map(r -> r.name().toLowerCase(Locale.ROOT)).sorted().toList())
              + " give each of them to somebody else");
    }
  }
}
