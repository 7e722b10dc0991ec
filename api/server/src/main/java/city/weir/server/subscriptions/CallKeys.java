package city.weir.server.subscriptions;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers which subscription was made under which Idempotency-Key. */
@Repository
class CallKeys {
  private static final int LONGEST = 200;

  private final JdbcClient jdbc;

  CallKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The subscription made before under {@code key}. */
  Optional<String> find(String subscriber, String key) {
    if (key.isBlank() || key.length() > LONGEST) {
      throw new ProblemException(
          ProblemCode.MALFORMED,
          "Idempotency-Key is blank or longer than %d characters".formatted(LONGEST));
    }
    return jdbc.sql(
            "select subscription from subscription_key"
                + " where subscriber = :subscriber and call_key = :key")
        .param("subscriber", subscriber)
        .param("key", key)
        .query(String.class)
        .optional();
  }

  void remember(String subscriber, String key, String subscription) {
    jdbc.sql("insert into subscription_key values (:subscriber, :key, :subscription)")
        .param("subscriber", subscriber)
        .param("key", key)
        .param("subscription", subscription)
        .update();
  }
}
