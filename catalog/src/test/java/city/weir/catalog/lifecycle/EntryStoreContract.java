package city.weir.catalog.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.Kind;
import city.weir.catalog.State;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.SampleDrafts;
import city.weir.catalog.lifecycle.Step.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of entries does; each adapter passes it. */
public abstract class EntryStoreContract {
  protected static final Instant NOW = Instant.parse("2026-07-01T00:00:00.123Z");

  @SuppressWarnings("NullAway.Init") // set before each test
  private EntryStore store;

  /** A store that is empty. */
  protected abstract EntryStore open();

  @BeforeEach
  void begin() {
    store = open();
  }

  @Test
  void keepsAnEntryAsItWasSaved() {
    Life life = life("res-1", 1, State.DRAFT, 0);

    assertThat(store.save(null, life, step("res-1", 1, Act.WRITE))).isTrue();

    assertThat(store.find("res-1")).contains(life);
    assertThat(store.revision("res-1", 1)).contains(life.latest());
    assertThat(store.find("res-2")).isEmpty();
  }

  @Test
  void refusesToOverwriteWhatSomebodyElseChanged() {
    Life draft = life("res-1", 1, State.DRAFT, 0);
    Life submitted = life("res-1", 1, State.SUBMITTED, 0);
    store.save(null, draft, step("res-1", 1, Act.WRITE));
    store.save(draft, submitted, step("res-1", 1, Act.SUBMIT));

    assertThat(store.save(draft, draft, step("res-1", 1, Act.WRITE))).isFalse();
    assertThat(store.save(null, draft, step("res-1", 1, Act.WRITE))).isFalse();

    assertThat(store.find("res-1")).contains(submitted);
    assertThat(store.steps("res-1")).extracting(Step::act).containsExactly(Act.WRITE, Act.SUBMIT);
  }

  @Test
  void notesAnotherVersionOfTheContractWithoutAStep() {
    Life life = life("res-1", 2, State.PUBLISHED, 2);
    store.save(null, life, step("res-1", 2, Act.PUBLISH));

    assertThat(store.note(life, "1.1.0")).isTrue();
    assertThat(store.note(life, "1.2.0")).isFalse();

    assertThat(store.find("res-1"))
        .hasValueSatisfying(
            noted -> {
              assertThat(noted.contract()).isEqualTo("1.1.0");
              assertThat(noted.latest()).isEqualTo(life.latest());
            });
    assertThat(store.steps("res-1")).hasSize(1);
    assertThat(store.note(life("res-2", 1, State.PUBLISHED, 1), "1.0.0")).isFalse();
  }

  @Test
  void keepsEveryRevision() {
    Life first = life("res-1", 1, State.PUBLISHED, 1);
    Life second = life("res-1", 2, State.DRAFT, 1);
    store.save(null, first, step("res-1", 1, Act.PUBLISH));
    store.save(first, second, step("res-1", 2, Act.WRITE));

    assertThat(store.revision("res-1", 1)).contains(first.latest());
    assertThat(store.revision("res-1", 2)).contains(second.latest());
    assertThat(store.revision("res-1", 3)).isEmpty();
  }

  @Test
  void feedsWhatIsPublishedAndWithdrawnInOrder() {
    List<Life> lives = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Life life = life("res-" + i, 1, State.PUBLISHED, 1);
      lives.add(life);
      store.save(null, life, step(life.id(), 1, Act.PUBLISH));
    }
    store.save(lives.get(1), lives.get(1), step("res-1", 1, Act.COMMENT));
    store.save(lives.get(0), life("res-0", 1, State.WITHDRAWN, 1), step("res-0", 1, Act.WITHDRAW));

    List<Step> first = store.feed(0, 2);
    List<Step> rest = store.feed(first.get(1).number(), 10);

    assertThat(first).extracting(Step::entry).containsExactly("res-0", "res-1");
    assertThat(rest)
        .extracting(Step::act, Step::entry)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(Act.PUBLISH, "res-2"),
            org.assertj.core.api.Assertions.tuple(Act.WITHDRAW, "res-0"));
    assertThat(store.feed(rest.get(1).number(), 10)).isEmpty();
  }

  @Test
  void listsByStatePageByPage() {
    for (int i = 0; i < 5; i++) {
      State state = i % 2 == 0 ? State.SUBMITTED : State.DRAFT;
      store.save(null, life("res-" + i, 1, state, 0), step("res-" + i, 1, Act.WRITE));
    }

    assertThat(store.in(State.SUBMITTED, null, 2))
        .extracting(Life::id)
        .containsExactly("res-0", "res-2");
    assertThat(store.in(State.SUBMITTED, "res-2", 2)).extracting(Life::id).containsExactly("res-4");
    assertThat(store.all("res-1", 2)).extracting(Life::id).containsExactly("res-2", "res-3");
  }

  @Test
  void findsWhoHasACode() {
    Life life = life("res-1", 1, State.PUBLISHED, 1);
    store.save(null, life, step("res-1", 1, Act.PUBLISH));

    assertThat(store.idOfCode("21300101/00001")).contains("res-1");
    assertThat(store.idOfCode("21300101/00002")).isEmpty();
  }

  @Test
  void neverAllotsANumberTwice() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Long>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        calls.add(() -> store.nextNumber("213001"));
      }
      List<Long> given = new ArrayList<>();
      for (Future<Long> each : threads.invokeAll(calls)) {
        given.add(each.get());
      }
      assertThat(given).doesNotHaveDuplicates().allMatch(n -> n >= 1);
      assertThat(store.nextNumber("1")).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Life life(String id, int number, State state, int published) {
    Draft draft = SampleDrafts.sheet().with(Field.ENGLISH, "Revision " + number);
    return new Life(
        id,
        Kind.FILE,
        published > 0 ? "21300101/0000" + id.charAt(id.length() - 1) : null,
        new Revision(number, state, draft, Set.of("li-lei", "han-meimei"), NOW),
        published,
        number % 2 == 0 ? "1.0." + number : null);
  }

  private static Step step(String id, int revision, Act act) {
    return new Step(0, id, revision, act, "li-lei", NOW, act == Act.WITHDRAW ? "过时" : null);
  }
}
