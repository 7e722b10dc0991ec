package city.weir.server.directory.pages;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.Kind;
import city.weir.catalog.State;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Revision;
import city.weir.contract.Grade;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MayTest {
  private static final String BUREAU = "11420100MB1000004U";
  private static final Subject AUTHOR = subject("author", Role.STEWARD, null);
  private static final Subject OTHER = subject("other", Role.STEWARD, null);
  private static final Subject OWNER = subject("owner", Role.OWNER, BUREAU);

  @ParameterizedTest
  @EnumSource(State.class)
  void offersNobodyToJudgeWhatTheyWrote(State state) {
    May may = May.of(AUTHOR, life(state, 0, null));
    assertThat(may.approve()).isFalse();
    assertThat(may.publish()).isFalse();
    assertThat(may.own()).isEqualTo(state == State.SUBMITTED || state == State.REVIEWED);
  }

  @Test
  void offersAnotherStewardToJudge() {
    assertThat(May.of(OTHER, life(State.SUBMITTED, 0, null)))
        .isEqualTo(new May(false, false, true, true, false, false, false, true, false));
    assertThat(May.of(OTHER, life(State.REVIEWED, 0, null)))
        .isEqualTo(new May(false, false, true, false, true, false, false, true, false));
  }

  @Test
  void offersToGiveUpAChangeOnlyWhereAnotherRevisionIsInForce() {
    assertThat(May.of(AUTHOR, life(State.DRAFT, 0, null)).drop()).isFalse();
    assertThat(May.of(AUTHOR, life(State.DRAFT, 1, null)).drop()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void offersOwnersToWriteAndNeverToJudge(State state) {
    May may = May.of(OWNER, life(state, 0, null));
    assertThat(may.write())
        .isEqualTo(state == State.DRAFT || state == State.PUBLISHED || state == State.WITHDRAWN);
    assertThat(may.approve() || may.publish() || may.withdraw() || may.giveBack()).isFalse();
    assertThat(may.comment()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void leavesToTheContractWhatFollowsOne(State state) {
    May may = May.of(OTHER, life(state, 1, "1.0.0"));
    assertThat(may.write() || may.submit() || may.giveBack() || may.drop() || may.withdraw())
        .isFalse();
    assertThat(may.approve() || may.publish()).isFalse();
  }

  private static Life life(State state, int published, @Nullable String contract) {
    Draft draft = new Draft(Kind.FILE, Map.of(Field.PROVIDER_CODE, BUREAU), List.of());
    Revision latest = new Revision(2, state, draft, Set.of("author"), Instant.EPOCH);
    return new Life("id", Kind.FILE, null, latest, published, contract);
  }

  private static Subject subject(String id, Role role, @Nullable String organisation) {
    return new Subject(id, id, id, organisation, Set.of(role), null, Grade.GENERAL_1);
  }
}
