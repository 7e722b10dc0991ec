package city.weir.server.credentials;

import city.weir.server.credentials.Credential.Kind;
import city.weir.server.credentials.Credential.Origin;
import city.weir.server.database.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps credentials, also those that ended: a retired one must never be taken for a new one. */
@Repository
class CredentialStore {
  private final JdbcClient jdbc;

  CredentialStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What a client may do with credentials.
   *
   * @param roles in capitals
   * @param secrets whether it may use secrets
   */
  record Holder(Set<String> roles, boolean secrets) {}

  /** The client {@code id}, unless it is disabled. */
  Optional<Holder> holder(String id) {
    return jdbc.sql("select roles, secrets from client where id = ? and disabled_at is null")
        .param(id)
        .query(
            (row, number) ->
                new Holder(Set.copyOf(Stored.words(row, "roles")), row.getBoolean("secrets")))
        .optional();
  }

  /** Until the end of the transaction nobody else changes credentials of {@code client}. */
  void lock(String client) {
    jdbc.sql("select id from client where id = ? for update")
        .param(client)
        .query(String.class)
        .list();
  }

  void allowSecrets(String client, boolean allowed) {
    jdbc.sql("update client set secrets = :allowed where id = :client")
        .param("allowed", allowed)
        .param("client", client)
        .update();
  }

  /** All of {@code client}, the oldest first. */
  List<Credential> of(String client) {
    return jdbc.sql("select * from credential where client = ? order by created_at, id")
        .param(client)
        .query(CredentialStore::read)
        .list();
  }

  Optional<Credential> underCallKey(String client, String callKey) {
    return jdbc.sql("select * from credential where client = :client and call_key = :key")
        .param("client", client)
        .param("key", callKey)
        .query(CredentialStore::read)
        .optional();
  }

  /**
   * @param callKey the Idempotency-Key it was made under, or null
   */
  void add(Credential made, @Nullable String callKey) {
    jdbc.sql(
            """
              insert into credential (id, client, kind, name, origin, material, key_id, call_key,
                created_at, last_used_at, ends_at)
              values (:id, :client, :kind, :name, :origin, :material, :keyId, :callKey,
                :createdAt, null, :endsAt)""")
        .param("id", made.id())
        .param("client", made.client())
        .param("kind", made.kind().name())
        .param("name", made.name())
        .param("origin", made.origin().name())
        .param("material", made.material())
        .param("keyId", made.keyId())
        .param("callKey", callKey)
        .param("createdAt", Stored.moment(made.createdAt()))
        .param("endsAt", Stored.moment(made.endsAt()))
        .update();
  }

  /** Lets {@code id} hold until {@code at}; never longer than was said before. */
  void end(String id, Instant at) {
    jdbc.sql(
            "update credential set ends_at = :at where id = :id"
                + " and (ends_at is null or ends_at > :at)")
        .param("at", Stored.moment(at))
        .param("id", id)
        .update();
  }

  /** Notes a use, unless one later than {@code unless} is noted already. */
  void used(String id, Instant at, Instant unless) {
    jdbc.sql(
            "update credential set last_used_at = :at where id = :id"
                + " and (last_used_at is null or last_used_at < :unless)")
        .param("at", Stored.moment(at))
        .param("unless", Stored.moment(unless))
        .param("id", id)
        .update();
  }

  /** Notes that an assertion was used; false when it had been before. */
  boolean firstUse(String client, String assertion, Instant until) {
    try {
      jdbc.sql("insert into used_assertion values (:client, :assertion, :until)")
          .param("client", client)
          .param("assertion", assertion)
          .param("until", Stored.moment(until))
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** Forgets assertions that expired before {@code at}: they are refused without a look here. */
  void forgetAssertions(Instant at) {
    jdbc.sql("delete from used_assertion where expires_at < ?").param(Stored.moment(at)).update();
  }

  private static Credential read(ResultSet row, int number) throws SQLException {
    return new Credential(
        row.getString("id"),
        row.getString("client"),
        Kind.valueOf(row.getString("kind")),
        row.getString("name"),
        Origin.valueOf(row.getString("origin")),
        row.getString("material"),
        row.getString("key_id"),
        Objects.requireNonNull(Stored.moment(row, "created_at")),
        Stored.moment(row, "last_used_at"),
        Stored.moment(row, "ends_at"));
  }
}
