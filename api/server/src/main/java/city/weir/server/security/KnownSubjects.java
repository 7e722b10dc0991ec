package city.weir.server.security;

import city.weir.contract.Grade;
import city.weir.server.database.Stored;
import city.weir.server.settings.Settings;
import city.weir.sharing.policy.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Subjects by their id, for what is done in their name while they do not call. Those of the
 * embedded issuer are its clients and people; of an outside issuer the last token is remembered.
 */
@Component
public class KnownSubjects {
  private final Clients clients;
  private final JdbcClient jdbc;
  private final People people;
  private final Exclusions exclusions;
  private final boolean outside;

  KnownSubjects(
      Clients clients, People people, Exclusions exclusions, JdbcClient jdbc, Settings settings) {
    this.exclusions = exclusions;
    this.clients = clients;
    this.people = people;
    this.jdbc = jdbc;
    this.outside = settings.auth().issuerUri() != null;
  }

  /** The subject as it is now; empty when it is gone, or shut out. */
  public Optional<Subject> find(String id) {
    return described(id)
        .filter(known -> !exclusions.has(known.id()) && !exclusions.has(known.party()));
  }

  private Optional<Subject> described(String id) {
    if (!outside) {
      return clients
          .find(id)
          .map(client -> Subjects.of(client.party()))
          .or(() -> people.find(id).map(Person::subject));
    }
    return jdbc.sql("select * from subscriber where id = :id")
        .param("id", id)
        .query(KnownSubjects::read)
        .optional();
  }

  /**
   * Whether there may be a party {@code id}: an outside issuer does not say whom it gives tokens
   * to.
   */
  public boolean mayBe(String id) {
    return outside || clients.find(id).isPresent();
  }

  /** Remembers {@code subject} as its token describes it. */
  public void remember(Subject subject) {
    if (outside) {
      Stored.put(
          () ->
              write(
                  "update subscriber set name = :name, party = :party,"
                      + " organisation = :organisation, roles = :roles, district = :district,"
                      + " clearance = :clearance where id = :id",
                  subject),
          () ->
              write(
                  "insert into subscriber"
                      + " (id, name, party, organisation, roles, district, clearance) values"
                      + " (:id, :name, :party, :organisation, :roles, :district, :clearance)",
                  subject));
    }
  }

  private int write(String sql, Subject subject) {
    return jdbc.sql(sql)
        .param("id", subject.id())
        .param("name", subject.name())
        .param("party", subject.party())
        .param("organisation", subject.organisation())
        .param("roles", Stored.words(subject.roles()))
        .param("district", subject.district())
        .param("clearance", subject.clearance().name())
        .update();
  }

  private static Subject read(ResultSet row, int number) throws SQLException {
    return new Subject(
        row.getString("id"),
        row.getString("name"),
        row.getString("party"),
        row.getString("organisation"),
        Stored.words(row, "roles").stream()
            .map(Subject.Role::valueOf)
            .collect(Collectors.toUnmodifiableSet()),
        row.getString("district"),
        Grade.valueOf(row.getString("clearance")));
  }
}
