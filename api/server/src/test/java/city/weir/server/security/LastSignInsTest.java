package city.weir.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.Grade;
import city.weir.server.database.TestDatabase;
import city.weir.server.security.LastSignIns.LastSignIn;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When people signed in last, on both databases. */
class LastSignInsTest {
  private static final Instant MORNING = Instant.parse("2026-06-01T08:00:00.123456Z");

  private static Subject person(String id, String name, Role... roles) {
    return new Subject(id, name, "party-of-" + id, null, Set.of(roles), null, Grade.GENERAL_2);
  }

  private static LastSignIns at(JdbcClient jdbc, Instant now) {
    return new LastSignIns(jdbc, Clock.fixed(now, ZoneOffset.UTC));
  }

  @ParameterizedTest
  @EnumSource
  void keepsOfEachPersonTheLastTimeAndAsWhat(TestDatabase database) {
    JdbcClient jdbc = database.fresh();
    at(jdbc, MORNING).keep(person("wu-jing", "吴静", Role.ANALYST));
    at(jdbc, MORNING).keep(person("li-wen", "李雯", Role.AGENCY));
    Instant noon = MORNING.plusSeconds(14_400);
    at(jdbc, noon).keep(person("wu-jing", "吴静（新）", Role.STEWARD, Role.ANALYST));
    assertThat(at(jdbc, noon).all())
        .containsExactly(
            new LastSignIn("li-wen", "李雯", "party-of-li-wen", List.of("AGENCY"), MORNING),
            new LastSignIn(
                "wu-jing", "吴静（新）", "party-of-wu-jing", List.of("ANALYST", "STEWARD"), noon));
  }

  @ParameterizedTest
  @EnumSource
  void knowsNobodyBeforeTheFirst(TestDatabase database) {
    assertThat(at(database.fresh(), MORNING).all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void takesOnePersonTwiceInTheSameMoment(TestDatabase database) throws Exception {
    JdbcClient jdbc = database.fresh();
    LastSignIns signIns = at(jdbc, MORNING);
    Together.run(8, () -> signIns.keep(person("li-wen", "李雯", Role.AGENCY)));
    assertThat(signIns.all()).hasSize(1);
  }
}
