package city.weir.sharing.query;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.sharing.engine.AnswerColumn;
import city.weir.sharing.engine.ParameterType;
import city.weir.sharing.policy.Words;
import city.weir.sharing.query.SavedQuery.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of saved queries must do. */
public abstract class SavedQueryStoreContract {
  private static final Instant THEN = Instant.parse("2026-06-01T00:00:00.123456Z");
  private SavedQueryStore store;

  /** A new store, empty. */
  protected abstract SavedQueryStore store();

  @BeforeEach
  void open() {
    store = store();
  }

  static SavedQuery query(String name, int version, String owner, State state, Instant at) {
    return new SavedQuery(
        name,
        version,
        new QueryDraft(
            new Words("燃气", "Gas"),
            new Words("", "Readings since a moment\nof a district"),
            "select device from resource.gas_reading where observed_at >= :since",
            List.of(
                new Parameter(
                    "since",
                    ParameterType.MOMENT,
                    new Words("起始", "Since"),
                    true,
                    null,
                    "2020-01-01T00:00:00Z",
                    null,
                    List.of()),
                new Parameter(
                    "kind",
                    ParameterType.TEXT,
                    new Words("种类", "Kind"),
                    false,
                    "a",
                    null,
                    "8",
                    List.of("a", "b'c")))),
        List.of(new AnswerColumn("device", "VARCHAR")),
        List.of("resource.gas_reading"),
        owner,
        state,
        null,
        null,
        at,
        at);
  }

  @Test
  void givesBackWhatWasAdded() {
    SavedQuery query = query("gas", 1, "analyst", State.DRAFT, THEN);
    assertThat(store.add(query)).isTrue();
    assertThat(store.versions("gas")).containsExactly(query);
    assertThat(store.versions("other")).isEmpty();
  }

  @Test
  void addsNoVersionTwice() {
    assertThat(store.add(query("gas", 1, "analyst", State.DRAFT, THEN))).isTrue();
    assertThat(store.add(query("gas", 1, "another", State.DRAFT, THEN))).isFalse();
    assertThat(store.versions("gas")).extracting(SavedQuery::owner).containsExactly("analyst");
  }

  @Test
  void replacesOnlyWhatNobodyChangedMeanwhile() {
    SavedQuery draft = query("gas", 1, "analyst", State.DRAFT, THEN);
    store.add(draft);
    SavedQuery submitted = draft.in(State.SUBMITTED, null, null, THEN.plusSeconds(1));
    assertThat(store.replace(draft, submitted)).isTrue();
    assertThat(store.replace(draft, draft.in(State.WITHDRAWN, null, "x", THEN.plusSeconds(2))))
        .isFalse();
    SavedQuery refused = submitted.in(State.REFUSED, "steward", "为何", THEN.plusSeconds(3));
    assertThat(store.replace(submitted, refused)).isTrue();
    assertThat(store.versions("gas")).containsExactly(refused);
  }

  @Test
  void supersedesTheFormerVersionWhenTheNextIsPublished() {
    SavedQuery first = query("gas", 1, "analyst", State.PUBLISHED, THEN);
    SavedQuery second = query("gas", 2, "analyst", State.SUBMITTED, THEN.plusSeconds(1));
    SavedQuery other = query("water", 1, "analyst", State.PUBLISHED, THEN);
    for (SavedQuery each : List.of(first, second, other)) {
      store.add(each);
    }
    SavedQuery published = second.in(State.PUBLISHED, "steward", null, THEN.plusSeconds(2));
    assertThat(store.publish(second, published)).isTrue();
    assertThat(store.callable("gas")).contains(published);
    assertThat(store.versions("gas"))
        .extracting(SavedQuery::state)
        .containsExactly(State.PUBLISHED, State.SUPERSEDED);
    assertThat(store.callable()).containsExactly(published, other);
  }

  @Test
  void supersedesNothingWhenThePublishedVersionWasChangedMeanwhile() {
    SavedQuery first = query("gas", 1, "analyst", State.DEPRECATED, THEN);
    SavedQuery second = query("gas", 2, "analyst", State.SUBMITTED, THEN);
    store.add(first);
    store.add(second);
    SavedQuery withdrawn = second.in(State.WITHDRAWN, null, "no", THEN.plusSeconds(1));
    store.replace(second, withdrawn);
    assertThat(
            store.publish(second, second.in(State.PUBLISHED, "steward", null, THEN.plusSeconds(2))))
        .isFalse();
    assertThat(store.callable("gas")).contains(first);
  }

  @Test
  void listsByOwnerAndForReview() {
    SavedQuery old = query("gas", 1, "analyst", State.PUBLISHED, THEN);
    SavedQuery late = query("gas", 2, "analyst", State.SUBMITTED, THEN.plusSeconds(9));
    SavedQuery early = query("water", 1, "other", State.SUBMITTED, THEN.plusSeconds(3));
    for (SavedQuery each : List.of(late, old, early)) {
      store.add(each);
    }
    assertThat(store.of("analyst")).containsExactly(late);
    assertThat(store.submitted()).containsExactly(early, late);
    assertThat(store.callable()).containsExactly(old);
  }
}
