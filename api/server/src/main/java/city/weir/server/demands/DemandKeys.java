package city.weir.server.demands;

import city.weir.server.calls.CallKey;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Remembers under which Idempotency-Key a demand is made. The key is kept with the demand's id
 * before the demand is made, so that a call repeated after a crash makes the same one.
 */
@Repository
class DemandKeys {
  private final JdbcClient jdbc;

  DemandKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The id kept under {@code key}: {@code fresh}, or that of the call which was first. */
  String idFor(String party, String key, String fresh) {
    CallKey.check(key);
    return find(party, key)
        .orElseGet(
            () -> {
              try {
                jdbc.sql("insert into demand_key values (:party, :key, :demand)")
                    .param("party", party)
                    .param("key", key)
                    .param("demand", fresh)
                    .update();
                return fresh;
              } catch (DuplicateKeyException e) {
                return find(party, key).orElseThrow(() -> e);
              }
            });
  }

  private Optional<String> find(String party, String key) {
    return jdbc.sql("select demand from demand_key where party = :party and call_key = :key")
        .param("party", party)
        .param("key", key)
        .query(String.class)
        .optional();
  }
}
