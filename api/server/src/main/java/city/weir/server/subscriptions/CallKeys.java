package city.weir.server.subscriptions;

import city.weir.server.calls.CallKey;
import city.weir.sharing.subscription.SubscriptionStore;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Remembers which subscription was made under which Idempotency-Key. */
@Repository
class CallKeys {

  private final JdbcClient jdbc;
  private final SubscriptionStore subscriptions;
  private final TransactionOperations transactions;

  CallKeys(JdbcClient jdbc, SubscriptionStore subscriptions, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.subscriptions = subscriptions;
    this.transactions = transactions;
  }

  /** The subscription made before under {@code key}, unless it has been ended since. */
  Optional<Current> find(String subscriber, String key) {
    CallKey.check(key);
    return jdbc.sql(
            "select subscription from subscription_key"
                + " where subscriber = :subscriber and call_key = :key")
        .param("subscriber", subscriber)
        .param("key", key)
        .query(String.class)
        .optional()
        .flatMap(subscriptions::find);
  }

  /**
   * Saves {@code made} and its key, both or neither: a call repeated after a crash in between must
   * not subscribe twice.
   *
   * @return false, and nothing is saved, when a call with the same key was faster
   */
  boolean save(Current made, String key) {
    try {
      transactions.executeWithoutResult(
          status -> {
            subscriptions.add(made.subscription(), made.progress());
            remember(made.subscription().subscriber(), key, made.id());
          });
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  private void remember(String subscriber, String key, String subscription) {
    jdbc.sql("insert into subscription_key values (:subscriber, :key, :subscription)")
        .param("subscriber", subscriber)
        .param("key", key)
        .param("subscription", subscription)
        .update();
  }
}
