package city.weir.catalog.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.catalog.SampleEntries;
import city.weir.catalog.State;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.DraftCheck;
import city.weir.catalog.draft.Drafts;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.Guide;
import city.weir.catalog.draft.KnownThings;
import city.weir.catalog.draft.Rule;
import city.weir.catalog.draft.SampleDrafts;
import city.weir.catalog.lifecycle.LifeRefused.Code;
import city.weir.catalog.lifecycle.Step.Act;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private final EntryStore store = new InMemoryEntries();
  private final KnownThings known = new KnownThings();
  private final Clock clock = Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC);
  private final Lifecycle lifecycle =
      new Lifecycle(
          store,
          new DraftCheck(Guide.published(), known, clock),
          new Codes(known, store::nextNumber),
          clock);

  @Test
  void leadsFromADraftToAPublishedEntryWithACode() throws LifeRefused {
    Life life = published();

    assertThat(life.latest().state()).isEqualTo(State.PUBLISHED);
    assertThat(life.code()).isEqualTo("21300101/00001");
    assertThat(life.inForce()).isTrue();
    assertThat(store.steps("res-1"))
        .extracting(Step::act)
        .containsExactly(Act.WRITE, Act.SUBMIT, Act.APPROVE, Act.PUBLISH);
  }

  @Test
  void refusesToTakeInWhatIsWrongAndSaysAllOfIt() throws LifeRefused {
    Draft wrong = SampleDrafts.sheet().with(Field.SUMMARY, "").with(Field.TITLE, "防汛系统");
    Life life = lifecycle.begin("res-1", wrong, "author");

    assertThatThrownBy(() -> lifecycle.submit(life, "author", null))
        .isInstanceOfSatisfying(
            LifeRefused.class,
            e -> {
              assertThat(e.code()).isEqualTo(Code.INVALID);
              assertThat(e.findings())
                  .extracting(f -> f.rule())
                  .contains(Rule.MISSING, Rule.TITLE_IS_A_SYSTEM);
            });
  }

  @Test
  void letsNobodyJudgeTheirOwnWork() throws LifeRefused {
    Life submitted =
        lifecycle.submit(
            lifecycle.write(
                lifecycle.begin("res-1", SampleDrafts.sheet(), "author"),
                SampleDrafts.sheet().with(Field.ENGLISH, "Crests"),
                "helping-hand"),
            "author",
            null);

    refused(() -> lifecycle.approve(submitted, "author", null), Code.OWN_WORK);
    refused(() -> lifecycle.approve(submitted, "helping-hand", null), Code.OWN_WORK);
    Life approved = lifecycle.approve(submitted, "reviewer", null);
    refused(() -> lifecycle.publish(approved, "author", null), Code.OWN_WORK);
  }

  @Test
  void keepsTheOldOneInForceWhileTheNextIsWritten() throws LifeRefused {
    Life changed =
        lifecycle.write(published(), SampleDrafts.sheet().with(Field.UPDATE_CYCLE, "每月"), "author");

    assertThat(changed.latest().number()).isEqualTo(2);
    assertThat(changed.published()).isEqualTo(1);
    assertThat(changed.inForce()).isTrue();
    Life dropped = lifecycle.drop(changed, "author");
    assertThat(dropped.latest().draft()).isEqualTo(SampleDrafts.sheet());
    assertThat(dropped.latest().state()).isEqualTo(State.PUBLISHED);
  }

  @Test
  void keepsItsCodeThroughChanges() throws LifeRefused {
    Life life =
        lifecycle.write(published(), SampleDrafts.sheet().with(Field.UPDATE_CYCLE, "每月"), "author");
    life = lifecycle.submit(life, "author", null);
    life = lifecycle.publish(lifecycle.approve(life, "reviewer", null), "reviewer", null);

    assertThat(life.code()).isEqualTo("21300101/00001");
    assertThat(life.published()).isEqualTo(2);
    assertThat(
            Difference.between(
                store.revision("res-1", 1).orElseThrow().draft(), life.latest().draft()))
        .containsExactly(new Difference(Field.UPDATE_CYCLE, null, null, "每年", "每月"));
  }

  @Test
  void returnsWithAReasonAndLocksWhatIsBeingJudged() throws LifeRefused {
    Life submitted =
        lifecycle.submit(lifecycle.begin("res-1", SampleDrafts.sheet(), "author"), "author", null);

    refused(() -> lifecycle.write(submitted, SampleDrafts.sheet(), "author"), Code.STATE);
    refused(() -> lifecycle.giveBack(submitted, "reviewer", " "), Code.REASON);
    assertThat(lifecycle.giveBack(submitted, "reviewer", "摘要太短").latest().state())
        .isEqualTo(State.DRAFT);
    assertThat(store.steps("res-1")).last().extracting(Step::comment).isEqualTo("摘要太短");
  }

  @Test
  void withdrawsWithAReasonAndForgetsNothing() throws LifeRefused {
    Life life = published();

    refused(() -> lifecycle.withdraw(life, "steward", null), Code.REASON);
    Life withdrawn = lifecycle.withdraw(life, "steward", "由新目录代替");

    assertThat(withdrawn.inForce()).isFalse();
    assertThat(store.revision("res-1", 1)).isPresent();
    assertThat(store.feed(0, 10)).extracting(Step::act).containsExactly(Act.PUBLISH, Act.WITHDRAW);
  }

  @Test
  void bringsNothingBackIntoForceByGivingUpAChangeOfWhatIsWithdrawn() throws LifeRefused {
    Life withdrawn = lifecycle.withdraw(published(), "steward", "由新目录代替");
    Life again =
        lifecycle.write(withdrawn, SampleDrafts.sheet().with(Field.ENGLISH, "Crests"), "author");

    Life dropped = lifecycle.drop(again, "author");

    assertThat(dropped.latest().state()).isEqualTo(State.WITHDRAWN);
    assertThat(dropped.inForce()).isFalse();
  }

  @Test
  void leavesADatasetInForceAsLongAsItsContractIs() throws LifeRefused {
    Life followed =
        lifecycle.follow("wuhan.crests", SampleDrafts.sheet(), State.PUBLISHED, "crests 1.0.0");

    refused(() -> lifecycle.withdraw(followed, "steward", "由新目录代替"), Code.CONTRACT);
  }

  @Test
  void tellsTheSecondOfTwoThatTheFirstWasQuicker() throws LifeRefused {
    Life submitted =
        lifecycle.submit(lifecycle.begin("res-1", SampleDrafts.sheet(), "author"), "author", null);
    lifecycle.approve(submitted, "reviewer", null);

    refused(() -> lifecycle.giveBack(submitted, "other", "重复"), Code.CHANGED);
  }

  @Test
  void followsContractsWithoutJudgingThemAgain() throws LifeRefused {
    Draft river = contract("wuhan.hydrology.river-stage");
    known.tree = known.tree.with(java.util.List.of("主题", "防汛抗旱", "水情", "河道水位"));

    Life first = lifecycle.follow("wuhan.hydrology.river-stage", river, State.PUBLISHED, "1.0.0");
    Life same = lifecycle.follow("wuhan.hydrology.river-stage", river, State.PUBLISHED, "1.0.0");
    Life next =
        lifecycle.follow(
            "wuhan.hydrology.river-stage",
            river.with(Field.SUMMARY, "全市沿江测站逐时水位与流量"),
            State.PUBLISHED,
            "1.1.0");

    assertThat(first.code()).isNotNull();
    assertThat(same).isEqualTo(first);
    assertThat(next.latest().number()).isEqualTo(2);
    assertThat(next.code()).isEqualTo(first.code());
    assertThat(store.feed(0, 10)).hasSize(2);

    Life noted =
        lifecycle.follow(
            "wuhan.hydrology.river-stage", next.latest().draft(), State.PUBLISHED, "1.2.0");
    assertThat(noted.contract()).isEqualTo("1.2.0");
    assertThat(store.find("wuhan.hydrology.river-stage")).contains(noted);
    assertThat(noted.latest()).isEqualTo(next.latest());
    assertThat(store.steps("wuhan.hydrology.river-stage")).hasSize(2);
    refused(() -> lifecycle.write(next, river, "author"), Code.CONTRACT);
  }

  private Life published() throws LifeRefused {
    Life life = lifecycle.begin("res-1", SampleDrafts.sheet(), "author");
    life = lifecycle.submit(life, "author", null);
    return lifecycle.publish(lifecycle.approve(life, "reviewer", null), "reviewer", null);
  }

  private static Draft contract(String id) {
    return new Drafts(Guide.published()).draft(SampleEntries.of(id));
  }

  private static void refused(ThrowingCallable call, Code code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LifeRefused.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.why().zh()).containsPattern("^\\p{IsHan}");
              assertThat(e).hasMessage(e.why().en());
            });
  }
}
