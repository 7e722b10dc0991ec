package city.weir.catalog.grading.exception;

import static city.weir.catalog.grading.exception.SampleExceptions.NOW;
import static city.weir.catalog.grading.exception.SampleExceptions.asked;
import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.grading.Act;
import city.weir.catalog.grading.exception.GradeException.State;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of exceptions does; each adapter passes it. */
public abstract class ExceptionStoreContract {
  @SuppressWarnings("NullAway.Init") // set before each test
  private ExceptionStore store;

  /** A store that is empty. */
  protected abstract ExceptionStore open();

  @BeforeEach
  void begin() {
    store = open();
  }

  @Test
  void keepsAnExceptionAsItWasAskedJudgedAndRevoked() {
    GradeException asked = asked("ge-1");
    store.add(asked, null);
    assertThat(store.find("ge-1")).contains(asked);

    GradeException approved = asked.judged(State.APPROVED, new Act("qian-yu", NOW, "核过"));
    assertThat(store.replace(asked, approved)).isTrue();
    assertThat(store.find("ge-1")).contains(approved);

    GradeException revoked = approved.revoked(new Act("zhao-min", NOW.plusSeconds(9), "口径变了"));
    assertThat(store.replace(approved, revoked)).isTrue();
    assertThat(store.find("ge-1")).contains(revoked);
    assertThat(store.find("ge-2")).isEmpty();
  }

  @Test
  void keepsOneForAllColumns() {
    GradeException all = asked("ge-1", null);
    store.add(all, null);

    assertThat(store.find("ge-1")).contains(all);
  }

  @Test
  void letsTheFirstOfTwoDecide() {
    GradeException asked = asked("ge-1");
    store.add(asked, null);
    GradeException approved = asked.judged(State.APPROVED, new Act("qian-yu", NOW, ""));
    GradeException refused = asked.judged(State.REFUSED, new Act("wang-fang", NOW, "太细"));

    assertThat(store.replace(asked, approved)).isTrue();
    assertThat(store.replace(asked, refused)).isFalse();
    assertThat(store.find("ge-1")).contains(approved);
  }

  @Test
  void keepsOneUnderEachKeyOfItsAsker() {
    assertThat(store.add(asked("ge-1"), "k")).isTrue();
    assertThat(store.add(asked("ge-2"), "k")).isFalse();
    assertThat(store.add(asked("ge-3"), "l")).isTrue();

    assertThat(store.askedUnder("zhao-min", "k")).contains(asked("ge-1"));
    assertThat(store.askedUnder("qian-yu", "k")).isEmpty();
    assertThat(store.find("ge-2")).isEmpty();
  }

  @Test
  void listsTheNewestFirstByDatasetAndState() {
    List.of("ge-1", "ge-2", "ge-3").forEach(id -> store.add(asked(id), null));
    store.replace(asked("ge-2"), asked("ge-2").judged(State.REFUSED, new Act("q", NOW, "no")));

    assertThat(store.list(null, null, null, 2))
        .extracting(GradeException::id)
        .containsExactly("ge-3", "ge-2");
    assertThat(store.list(null, null, "ge-2", 2))
        .extracting(GradeException::id)
        .containsExactly("ge-1");
    assertThat(store.list(Set.of("wuhan.topic.totals"), State.ASKED, null, 9))
        .extracting(GradeException::id)
        .containsExactly("ge-3", "ge-1");
    assertThat(store.list(Set.of("wuhan.other"), null, null, 9)).isEmpty();
    assertThat(store.list(Set.of(), null, null, 9)).isEmpty();
  }
}
