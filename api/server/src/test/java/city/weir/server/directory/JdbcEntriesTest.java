package city.weir.server.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import city.weir.catalog.State;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.Likeness;
import city.weir.catalog.draft.SampleDrafts;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.EntryStoreContract;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Revision;
import city.weir.catalog.lifecycle.Step;
import city.weir.catalog.lifecycle.Step.Act;
import city.weir.server.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcEntriesTest {
  private static JdbcEntries entries(DataSource source) {
    return new JdbcEntries(JdbcClient.create(source), transactions(source), steps(source));
  }

  private static TransactionTemplate transactions(DataSource source) {
    return new TransactionTemplate(new DataSourceTransactionManager(source));
  }

  private static StepLog steps(DataSource source) {
    return new StepLog(JdbcClient.create(source), new JdbcTemplate(source));
  }

  @Nested
  class OnH2 extends Suite {
    OnH2() {
      super(TestDatabase.H2);
    }
  }

  @Nested
  class OnPostgresql extends Suite {
    OnPostgresql() {
      super(TestDatabase.POSTGRESQL);
    }
  }

  /** What every store does, and what this one does beside. */
  abstract static class Suite extends EntryStoreContract {
    private final TestDatabase database;

    Suite(TestDatabase database) {
      this.database = database;
    }

    @Override
    protected EntryStore open() {
      return entries(database.freshSource());
    }

    @Test
    void whoeverFollowsTheFeedMissesNothingWhileManyWrite() throws Exception {
      DataSource source = database.freshSource();
      JdbcEntries store = entries(source);
      int writers = 4;
      int each = 15;
      ExecutorService threads = Executors.newFixedThreadPool(writers);
      try {
        CountDownLatch begun = new CountDownLatch(writers);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
          String name = "w" + w + "-";
          calls.add(
              () -> {
                begun.countDown();
                begun.await();
                for (int i = 0; i < each; i++) {
                  String id = name + i;
                  assertThat(store.save(null, life(id, State.PUBLISHED), step(id))).isTrue();
                }
                return true;
              });
        }
        List<Future<Boolean>> running = new ArrayList<>();
        calls.forEach(call -> running.add(threads.submit(call)));
        List<Step> followed = new ArrayList<>();
        boolean over;
        do {
          over = running.stream().allMatch(Future::isDone);
          long last = followed.isEmpty() ? 0 : followed.get(followed.size() - 1).number();
          followed.addAll(store.feed(last, 7));
        } while (!over || followed.size() < steps(source).last());
        for (Future<Boolean> one : running) {
          assertThat(one.get()).isTrue();
        }
        assertThat(followed).extracting(Step::entry).doesNotHaveDuplicates().hasSize(60);
      } finally {
        threads.shutdownNow();
      }
    }

    @Test
    void knowsWhoWroteInWhatIsOpen() {
      DataSource source = database.freshSource();
      JdbcEntries store = entries(source);
      OpenRevisions open = new OpenRevisions(JdbcClient.create(source));
      store.save(null, life("mine", State.DRAFT), step("mine"));
      store.save(null, life("handed-in", State.SUBMITTED), step("handed-in"));

      assertThat(open.on(Pile.DRAFTS, "li-lei", null, 9))
          .extracting(Life::id)
          .containsExactly("mine");
      assertThat(open.on(Pile.DRAFTS, "li", null, 9)).isEmpty();
      assertThat(open.on(Pile.JUDGE, "li-lei", null, 9)).isEmpty();
      assertThat(open.count(Pile.JUDGE, "han-meimei")).isEqualTo(1);
      assertThat(open.count(Pile.OTHERS, "li-lei")).isEqualTo(1);
    }

    @Test
    void knowsWhatCameBackHoweverMuchWasSaidSince() {
      DataSource source = database.freshSource();
      JdbcEntries store = entries(source);
      OpenRevisions open = new OpenRevisions(JdbcClient.create(source));
      Life handedIn = life("back", State.SUBMITTED);
      Life back = life("back", State.DRAFT);
      store.save(null, life("mine", State.DRAFT), step("mine"));
      store.save(null, handedIn, step("back"));
      store.save(handedIn, back, done("back", Act.RETURN));
      store.save(back, back, done("back", Act.COMMENT));

      assertThat(open.on(Pile.RETURNED, "li-lei", null, 9))
          .extracting(Life::id)
          .containsExactly("back");
      assertThat(open.on(Pile.DRAFTS, "li-lei", null, 9))
          .extracting(Life::id)
          .containsExactly("mine");
      assertThat(steps(source).lastOf(List.of("mine", "back")))
          .hasEntrySatisfying("mine", last -> assertThat(last.act()).isEqualTo(Act.PUBLISH))
          .hasEntrySatisfying("back", last -> assertThat(last.act()).isEqualTo(Act.RETURN));
    }

    @Test
    void findsTitlesThatDifferInHowTheyWereTyped() {
      JdbcEntries store = entries(database.freshSource());
      store.save(null, life("one", State.DRAFT), step("one"));
      Draft draft = SampleDrafts.sheet();

      assertThat(
              store.titled(
                  Likeness.key(" " + draft.get(Field.TITLE) + "。"), draft.get(Field.PROVIDER)))
          .hasValueSatisfying(known -> assertThat(known.id()).isEqualTo("one"));
      assertThat(store.titled(Likeness.key(draft.get(Field.TITLE)), "另一个局")).isEmpty();
    }

    @Test
    void whatItRefusesDoesNotUndoWhatStandsBesideIt() {
      DataSource source = database.freshSource();
      JdbcEntries store = entries(source);
      Life known = life("known", State.DRAFT);
      Life outdated = life("known", State.SUBMITTED);
      store.save(null, known, step("known"));

      transactions(source)
          .executeWithoutResult(
              status -> {
                assertThat(store.save(null, life("beside", State.DRAFT), step("beside"))).isTrue();
                assertThat(store.save(null, known, step("known"))).isFalse();
                assertThat(store.save(outdated, known, step("known"))).isFalse();
                assertThat(store.note(outdated, "1.0.0")).isFalse();
                assertThat(store.save(null, life("after", State.DRAFT), step("after"))).isTrue();
              });

      assertThat(store.find("beside")).isPresent();
      assertThat(steps(source).after(0, 9))
          .extracting(Step::number, Step::entry)
          .containsExactly(tuple(1L, "known"), tuple(2L, "beside"), tuple(3L, "after"));
    }

    @Test
    void leavesNoStepOfWhatWasRolledBack() {
      DataSource source = database.freshSource();
      JdbcEntries store = entries(source);

      transactions(source)
          .executeWithoutResult(
              status -> {
                store.save(null, life("undone", State.DRAFT), step("undone"));
                status.setRollbackOnly();
              });
      store.save(null, life("kept", State.DRAFT), step("kept"));

      assertThat(store.find("undone")).isEmpty();
      assertThat(steps(source).after(0, 9))
          .extracting(Step::number, Step::entry)
          .containsExactly(tuple(1L, "kept"));
    }

    @Test
    void writersDoNotWaitForALongTransactionOfOthers() throws Exception {
      DataSource source = database.freshSource();
      JdbcEntries store = entries(source);
      ExecutorService other = Executors.newSingleThreadExecutor();
      try {
        transactions(source)
            .executeWithoutResult(
                status -> {
                  store.save(null, life("batch-1", State.DRAFT), step("batch-1"));
                  Future<Boolean> single =
                      other.submit(
                          () -> store.save(null, life("single", State.DRAFT), step("single")));
                  // Holding anything the other needs would end in a timeout here.
                  assertThat(single).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(true);
                  store.save(null, life("batch-2", State.DRAFT), step("batch-2"));
                });
      } finally {
        other.shutdownNow();
      }
      assertThat(steps(source).after(0, 9))
          .extracting(Step::entry)
          .containsExactly("single", "batch-1", "batch-2");
    }

    @Test
    void tellsACodeThatAnotherHasFromAnEntryThatIsThere() {
      JdbcEntries store = entries(database.freshSource());
      store.save(null, coded("one"), step("one"));

      assertThatThrownBy(() -> store.save(null, coded("two"), step("two")))
          .isInstanceOf(DuplicateKeyException.class);
      assertThat(store.save(null, coded("one"), step("one"))).isFalse();
    }

    private static Step done(String id, Act act) {
      Step step = step(id);
      return new Step(0, id, step.revision(), act, step.actor(), step.at(), "why");
    }

    private static Life coded(String id) {
      Life life = life(id, State.PUBLISHED);
      return new Life(id, life.kind(), "21300101/00001", life.latest(), 1, null);
    }

    @Test
    void growsTheTreeWithDigitsThatStay() {
      DataSource source = database.freshSource();
      Categories first = categories(source);
      List<String> stage = List.of("主题", "防汛抗旱", "水情", "河道水位");
      String digits = first.grow(stage).prefixOf(stage).orElseThrow();

      Categories second = categories(source);
      second.grow(List.of("主题", "防汛抗旱", "水情", "特征水位"));

      assertThat(digits).hasSize(8);
      assertThat(categories(source).tree().prefixOf(stage)).contains(digits);
      assertThat(second.tree().below(stage.subList(0, 3))).containsExactly("河道水位", "特征水位");
    }

    private static Categories categories(DataSource source) {
      return new Categories(
          JdbcClient.create(source),
          new TransactionTemplate(new DataSourceTransactionManager(source)));
    }

    private static Life life(String id, State state) {
      Draft draft = SampleDrafts.sheet();
      return new Life(
          id,
          draft.kind(),
          null,
          new Revision(1, state, draft, Set.of("li-lei"), NOW),
          state == State.PUBLISHED ? 1 : 0,
          null);
    }

    private static Step step(String id) {
      return new Step(0, id, 1, Act.PUBLISH, "li-lei", NOW, null);
    }
  }
}
