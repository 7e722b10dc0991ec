package city.weir.catalog.grading.proposal;

import static city.weir.catalog.grading.proposal.SampleAdvice.advice;
import static city.weir.catalog.grading.proposal.SampleAdvice.derived;
import static city.weir.catalog.grading.proposal.SampleAdvice.lower;
import static city.weir.catalog.grading.proposal.SampleAdvice.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.catalog.grading.Advice;
import city.weir.catalog.grading.proposal.Proposal.State;
import city.weir.contract.Grade;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProposalsTest {
  private final AtomicInteger made = new AtomicInteger();
  private final ProposalStore store = new InMemoryProposals();
  private final Proposals proposals =
      new Proposals(
          store,
          () -> "gp-" + made.incrementAndGet(),
          Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC));

  private Proposal only() {
    assertThat(store.of("t")).hasSize(1);
    return store.of("t").get(0);
  }

  @Test
  void proposesOnceWhatIsAdvisedAgainAndAgain() {
    assertThat(proposals.file("t", List.of(raise("t", "phone")))).isEqualTo(1);
    assertThat(proposals.file("t", List.of(raise("t", "phone")))).isZero();

    assertThat(only().state()).isEqualTo(State.PROPOSED);
  }

  @Test
  void supersedesWhatIsNoLongerFoundOrIsFoundOtherwise() {
    proposals.file("t", List.of(raise("t", "phone")));
    proposals.file(
        "t", List.of(advice("t", "phone", Advice.Kind.RAISE, Grade.GENERAL_2, Grade.GENERAL_4)));
    proposals.file("t", List.of());

    assertThat(store.of("t"))
        .extracting(Proposal::state)
        .containsExactly(State.SUPERSEDED, State.SUPERSEDED);
  }

  @Test
  void doesNotProposeAgainWhatWasDeclinedUntilSomethingElseIsFound() throws Exception {
    proposals.file("t", List.of(raise("t", "phone")));
    proposals.decline(only(), "zhao-min", "是服务热线");

    assertThat(proposals.file("t", List.of(raise("t", "phone")))).isZero();
    assertThat(proposals.file("t", List.of())).isZero();
    assertThat(only().state()).isEqualTo(State.DECLINED);
    assertThat(
            proposals.file(
                "t",
                List.of(advice("t", "phone", Advice.Kind.RAISE, Grade.GENERAL_1, Grade.IMPORTANT))))
        .isEqualTo(1);
  }

  @Test
  void proposesAgainWhatWasAcceptedAndUndone() throws Exception {
    proposals.file("t", List.of(raise("t", "phone")));
    proposals.accept(only(), "zhao-min", "");

    assertThat(proposals.file("t", List.of(raise("t", "phone")))).isEqualTo(1);
  }

  @Test
  void takesAHigherGradeFromOnePerson() throws Exception {
    proposals.file("t", List.of(raise("t", "phone")));

    assertThat(proposals.takesEffect(only(), "zhao-min")).isTrue();
    assertThat(proposals.accept(only(), "zhao-min", "").state()).isEqualTo(State.ACCEPTED);
    assertThatThrownBy(() -> proposals.accept(only(), "qian-yu", ""))
        .hasMessageContaining("accepted already");
  }

  @Test
  void takesALowerGradeFromTwoPeopleOnly() throws Exception {
    proposals.file("t", List.of(lower("t", "home")));

    assertThat(proposals.takesEffect(only(), "zhao-min")).isFalse();
    assertThat(proposals.accept(only(), "zhao-min", "只到街道").state()).isEqualTo(State.SECONDED);
    assertThatThrownBy(() -> proposals.accept(only(), "zhao-min", ""))
        .isInstanceOf(ProposalRefused.class)
        .hasMessageContaining("another steward");
    assertThat(proposals.file("t", List.of(lower("t", "home")))).isZero();

    assertThat(proposals.takesEffect(only(), "qian-yu")).isTrue();
    Proposal accepted = proposals.accept(only(), "qian-yu", "");
    assertThat(accepted.state()).isEqualTo(State.ACCEPTED);
    assertThat(accepted.first()).isNotNull();
  }

  @Test
  void declinesWithAReasonOnly() {
    proposals.file("t", List.of(raise("t", "phone")));

    assertThatThrownBy(() -> proposals.decline(only(), "zhao-min", " "))
        .hasMessageContaining("why");
    assertThatThrownBy(() -> proposals.decline(only(), "zhao-min", "x".repeat(1_001)))
        .hasMessageContaining("1000 characters");
  }

  @Test
  void leavesWhatIsDerivedToAnException() {
    proposals.file("t", List.of(derived("t", "total")));

    assertThatThrownBy(() -> proposals.decline(only(), "zhao-min", "汇总数"))
        .hasMessageContaining("ask for an exception");
  }

  private Proposal asked(String by) throws ProposalRefused {
    return proposals.ask("t", "home", Grade.GENERAL_4, Grade.GENERAL_2, null, null, by, "只到街道");
  }

  @Test
  void takesWhatSomebodyAsksForAsAcceptedByThemAndWaitsForAnother() throws Exception {
    Proposal open = asked("zhao-min");

    assertThat(open.state()).isEqualTo(State.SECONDED);
    assertThat(asked("zhao-min")).isEqualTo(open);
    assertThat(asked("qian-yu")).isEqualTo(open);
    assertThatThrownBy(() -> proposals.accept(open, "zhao-min", ""))
        .hasMessageContaining("another steward");
    assertThatThrownBy(
            () ->
                proposals.ask(
                    "t", "home", Grade.GENERAL_4, Grade.GENERAL_1, null, null, "qian-yu", "公开"))
        .hasMessageContaining("decide on it first");
    assertThat(proposals.accept(open, "qian-yu", "").state()).isEqualTo(State.ACCEPTED);
  }

  @Test
  void asksForALowerGradeOnlyAndWithAReason() {
    assertThatThrownBy(
            () ->
                proposals.ask(
                    "t", "home", Grade.GENERAL_2, Grade.GENERAL_2, null, null, "zhao-min", "w"))
        .hasMessageContaining("not lower");
    assertThatThrownBy(
            () ->
                proposals.ask(
                    "t", "home", Grade.GENERAL_2, Grade.GENERAL_1, null, null, "zhao-min", " "))
        .hasMessageContaining("Say why");
    assertThat(store.of("t")).isEmpty();
  }

  @Test
  void aWeakerMaskAtTheSameGradeNeedsTwoAsWell() throws Exception {
    Proposal open =
        proposals.ask(
            "t",
            "home",
            Grade.GENERAL_4,
            Grade.GENERAL_4,
            "{default: remove}",
            "{default: partial, keep: [3, 0]}",
            "zhao-min",
            "区名");

    assertThat(open.state()).isEqualTo(State.SECONDED);
    assertThat(open.advice().mask()).isEqualTo("{default: partial, keep: [3, 0]}");
    assertThat(proposals.accept(open, "qian-yu", "").state()).isEqualTo(State.ACCEPTED);
  }

  @Test
  void letsWhatWasAskedForStandUntilTheDataAsksForMore() throws Exception {
    asked("zhao-min");
    proposals.file("t", List.of(raise("t", "phone")));
    assertThat(store.of("t")).extracting(Proposal::state).contains(State.SECONDED);

    proposals.file(
        "t", List.of(advice("t", "home", Advice.Kind.DERIVED, Grade.GENERAL_4, Grade.IMPORTANT)));
    assertThat(store.of("t"))
        .filteredOn(p -> p.advice().column().equals("home"))
        .extracting(Proposal::state)
        .containsExactly(State.PROPOSED, State.SUPERSEDED);
  }
}
