package city.weir.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.database.TestDatabase;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of people, on both databases. */
class AccountsTest {
  @ParameterizedTest
  @EnumSource
  void knowsThePasswordThatWasSavedLastAndNoOther(TestDatabase database) {
    Accounts accounts = new Accounts(database.fresh(), Clock.systemUTC());
    accounts.save("li-wen", "first");
    accounts.save("wu-jing", "another");
    accounts.save("li-wen", "second");
    assertThat(accounts.matches("li-wen", "second")).isTrue();
    assertThat(accounts.matches("li-wen", "first")).isFalse();
    assertThat(accounts.matches("li-wen", "another")).isFalse();
    assertThat(accounts.matches("wu-jing", "another")).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void letsNobodyInWhoHasNoPassword(TestDatabase database) {
    Accounts accounts = new Accounts(database.fresh(), Clock.systemUTC());
    assertThat(accounts.matches("li-wen", "")).isFalse();
    assertThat(accounts.hash("li-wen")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void keepsNoPasswordThatCouldBeRead(TestDatabase database) {
    JdbcClient jdbc = database.fresh();
    Accounts accounts = new Accounts(jdbc, Clock.systemUTC());
    accounts.save("li-wen", "the-same-for-both");
    accounts.save("wu-jing", "the-same-for-both");
    assertThat(jdbc.sql("select password from account").query(String.class).list())
        .doesNotHaveDuplicates()
        .hasSize(2)
        .noneMatch(kept -> kept.contains("the-same"));
  }
}
