package city.weir.server.subscriptions;

import static city.weir.server.subscriptions.JdbcDeliveryHistoryTest.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.database.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CallKeysTest {
  @ParameterizedTest
  @EnumSource
  void savesASubscriptionAndItsKeyBothOrNeither(TestDatabase database) {
    DataSource source = database.freshSource();
    JdbcClient jdbc = JdbcClient.create(source);
    JdbcSubscriptions subscriptions =
        new JdbcSubscriptions(jdbc, new TransactionTemplate(new JdbcTransactionManager(source)));
    CallKeys keys =
        new CallKeys(
            jdbc, subscriptions, new TransactionTemplate(new JdbcTransactionManager(source)));
    assertThat(keys.find("jianghan-emergency", "k")).isEmpty();

    assertThat(keys.save(subscription("s-1"), "k")).isTrue();
    assertThat(keys.save(subscription("s-2"), "k")).as("a call that came second").isFalse();

    assertThat(keys.find("jianghan-emergency", "k")).contains(subscription("s-1"));
    assertThat(keys.find("wuchang-emergency", "k")).isEmpty();
    assertThat(subscriptions.posting()).containsExactly(subscription("s-1"));
  }
}
