package city.weir.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.database.TestDatabase;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is shut out, on both databases. */
class ExclusionsTest {
  @ParameterizedTest
  @EnumSource
  void shutsOutUntilTheAdministratorTakesItBack(TestDatabase database) {
    Exclusions exclusions = new Exclusions(database.fresh(), Clock.systemUTC());
    assertThat(exclusions.has("li-wen")).isFalse();
    exclusions.add("li-wen");
    exclusions.add("li-wen");
    assertThat(exclusions.has("li-wen")).isTrue();
    assertThat(exclusions.has("li-we")).isFalse();
    exclusions.remove("li-wen");
    exclusions.remove("li-wen");
    assertThat(exclusions.has("li-wen")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void holdsOverARestartAndOnEveryServerOfTheDatabase(TestDatabase database) {
    JdbcClient jdbc = database.fresh();
    Exclusions here = new Exclusions(jdbc, Clock.systemUTC());
    Exclusions there = new Exclusions(jdbc, Clock.systemUTC());
    here.add("li-wen");
    there.follow();
    assertThat(there.has("li-wen")).isTrue();
    assertThat(new Exclusions(jdbc, Clock.systemUTC()).has("li-wen")).isTrue();
    there.remove("li-wen");
    here.follow();
    assertThat(here.has("li-wen")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void holdsOnToWhatItKnowsWhenTheDatabaseIsGone(TestDatabase database) {
    JdbcClient jdbc = database.fresh();
    Exclusions exclusions = new Exclusions(jdbc, Clock.systemUTC());
    exclusions.add("li-wen");
    jdbc.sql("alter table exclusion rename to elsewhere").update();
    exclusions.follow();
    assertThat(exclusions.has("li-wen")).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void takesTheSameOrderFromTwoAdministratorsAtOnce(TestDatabase database) throws Exception {
    JdbcClient jdbc = database.fresh();
    Together.run(8, () -> new Exclusions(jdbc, Clock.systemUTC()).add("li-wen"));
    assertThat(new Exclusions(jdbc, Clock.systemUTC()).has("li-wen")).isTrue();
  }
}
