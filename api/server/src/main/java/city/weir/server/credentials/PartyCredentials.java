package city.weir.server.credentials;

import city.weir.server.audit.Audit;
import city.weir.server.credentials.Credential.Origin;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a party does with the credentials of its system. It reaches no other party's, and nobody
 * gets more by it than the roles it came with: a person who lacks a role of the system could
 * otherwise make a secret and come back as the system.
 */
@Component
public class PartyCredentials {
  private final KeyRing ring;
  private final Audit audit;

  PartyCredentials(KeyRing ring, Audit audit) {
    this.ring = ring;
    this.audit = audit;
  }

  /** All of the caller's party, the oldest first. */
  public List<Credential> of(Subject subject, HttpServletRequest request) {
    return ring.of(client(subject, request));
  }

  /**
   * @throws KeyRefused when the key is not of a kind that is taken
   */
  public KeyRing.Made addKey(
      Subject subject, HttpServletRequest request, String name, Map<String, ?> jwk) {
    return kept(ring.addKey(client(subject, request), name, jwk, Origin.PARTY), subject, request);
  }

  /** Makes a secret, which the answer holds, unless the same call was made before. */
  public KeyRing.Made makeSecret(
      Subject subject, HttpServletRequest request, String name, @Nullable String callKey) {
    return kept(ring.makeSecret(client(subject, request), name, callKey), subject, request);
  }

  /** Lets a credential end at {@code at}, or after the grace time when that is null. */
  public Credential retire(
      Subject subject, HttpServletRequest request, String id, @Nullable Instant at) {
    Credential ended =
        ring.retire(client(subject, request), id, at)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.NOT_FOUND,
                        "Your party has no such credential; GET /api/v1/credentials lists them"));
    audit.permitted(
        request, subject, Deed.of("credential.retire"), id + " holds until " + ended.endsAt());
    return ended;
  }

  private KeyRing.Made kept(KeyRing.Made made, Subject subject, HttpServletRequest request) {
    if (!made.before()) {
      Credential credential = made.credential();
      String kind = credential.kind().name().toLowerCase(Locale.ROOT);
      audit.permitted(request, subject, Deed.of("credential." + kind), credential.id());
    }
    return made;
  }

  private String client(Subject subject, HttpServletRequest request) {
    String party = subject.party();
    Set<String> roles =
        ring.roles(party)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.NOT_FOUND,
                        "'%s' has no system that signs in here".formatted(party)));
    if (!roles.stream().allMatch(request::isUserInRole)) {
      String why = "the system of " + party + " has roles the caller lacks";
      audit.denied(request, subject, Deed.of("credential.change"), why);
      throw new ProblemException(
          ProblemCode.NOT_PERMITTED,
          "The system of %s has roles that you lack; ask somebody who holds all of %s"
              .formatted(party, roles.stream().sorted().toList()));
    }
    return party;
  }
}
