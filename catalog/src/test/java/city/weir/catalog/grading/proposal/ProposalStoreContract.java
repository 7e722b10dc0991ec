package city.weir.catalog.grading.proposal;

import static city.weir.catalog.grading.proposal.SampleAdvice.derived;
import static city.weir.catalog.grading.proposal.SampleAdvice.lower;
import static city.weir.catalog.grading.proposal.SampleAdvice.raise;
import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.grading.Act;
import city.weir.catalog.grading.Advice;
import city.weir.catalog.grading.proposal.Proposal.State;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of proposals does; each adapter passes it. */
public abstract class ProposalStoreContract {
  private static final Instant NOW = Instant.parse("2026-07-01T01:00:00.123Z");
  private static final Set<State> ALL = EnumSet.allOf(State.class);

  @SuppressWarnings("NullAway.Init") // set before each test
  private ProposalStore store;

  /** A store that is empty. */
  protected abstract ProposalStore open();

  @BeforeEach
  void begin() {
    store = open();
  }

  private static Proposal made(String id, Advice advice) {
    return new Proposal(id, advice, State.PROPOSED, NOW, null, null);
  }

  @Test
  void keepsAProposalAsItWasMadeSecondedAndDecided() {
    Proposal made = made("gp-1", lower("b", "x"));
    assertThat(store.add(made)).isTrue();
    assertThat(store.find("gp-1")).contains(made);

    Proposal seconded = made.seconded(new Act("zhao-min", NOW, "是"));
    assertThat(store.replace(made, seconded)).isTrue();
    assertThat(store.find("gp-1")).contains(seconded);

    Proposal accepted = seconded.decided(State.ACCEPTED, new Act("qian-yu", NOW, ""));
    assertThat(store.replace(seconded, accepted)).isTrue();
    assertThat(store.find("gp-1")).contains(accepted);
    assertThat(store.find("gp-2")).isEmpty();
  }

  @Test
  void keepsAdviceThatNamesNothingFound() {
    Proposal made = made("gp-1", derived("b", "x"));
    store.add(made);

    assertThat(store.find("gp-1")).contains(made);
  }

  @Test
  void keepsOneOpenProposalAColumn() {
    Proposal first = made("gp-1", raise("b", "x"));
    assertThat(store.add(first)).isTrue();

    assertThat(store.add(made("gp-2", lower("b", "x")))).isFalse();
    assertThat(store.add(made("gp-3", raise("b", "y")))).isTrue();
    assertThat(store.add(made("gp-4", raise("c", "x")))).isTrue();
    assertThat(store.open()).isEqualTo(3);

    store.replace(first, first.decided(State.DECLINED, new Act("q", NOW, "no")));
    assertThat(store.open()).isEqualTo(2);
    assertThat(store.add(made("gp-5", lower("b", "x")))).isTrue();
    assertThat(store.of("b")).extracting(Proposal::id).containsExactly("gp-5", "gp-3", "gp-1");
  }

  @Test
  void letsTheFirstOfTwoDecide() {
    Proposal made = made("gp-1", raise("b", "x"));
    store.add(made);

    assertThat(store.replace(made, made.decided(State.ACCEPTED, new Act("a", NOW, "")))).isTrue();
    assertThat(store.replace(made, made.decided(State.DECLINED, new Act("b", NOW, "no"))))
        .isFalse();
    assertThat(store.find("gp-1"))
        .hasValueSatisfying(p -> assertThat(p.state()).isEqualTo(State.ACCEPTED));
  }

  @Test
  void listsByEntryAndGoesOnWhereItStopped() {
    store.add(made("gp-2", raise("a", "y")));
    store.add(made("gp-1", raise("b", "x")));
    store.add(made("gp-3", raise("a", "z")));

    assertThat(store.list(ALL, null, null, 2))
        .extracting(Proposal::id)
        .containsExactly("gp-2", "gp-3");
    assertThat(store.list(ALL, null, new ProposalStore.Place("a", "gp-3"), 2))
        .extracting(Proposal::id)
        .containsExactly("gp-1");
    assertThat(store.list(ALL, Set.of("b"), null, 9))
        .extracting(Proposal::id)
        .containsExactly("gp-1");
    assertThat(store.list(Set.of(State.ACCEPTED), null, null, 9)).isEmpty();
    assertThat(store.list(ALL, Set.of(), null, 9)).isEmpty();
  }
}
