package city.weir.sharing.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.Grade;
import city.weir.sharing.SampleCity;
import city.weir.sharing.engine.AnswerColumn;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Words;
import city.weir.sharing.query.SavedQuery.State;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SavedQueriesTest {
  private static final Subject ANALYST = SampleCity.ANALYST;
  private static final Subject STEWARD = SampleCity.STEWARD;
  private static final Subject AUTHOR_AND_STEWARD =
      new Subject(
          "both",
          "两者",
          "both",
          null,
          Set.of(Subject.Role.ANALYST, Subject.Role.STEWARD),
          null,
          Grade.GENERAL_3);

  private final SavedQueryStore store = new InMemorySavedQueries();
  private final SavedQueries queries =
      new SavedQueries(store, Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));

  private SavedQuery save(Subject author, String sql) throws QueryConflict {
    return queries.save(
        author,
        "gas",
        new QueryDraft(new Words("燃气", "Gas"), new Words("", ""), sql, List.of()),
        List.of(new AnswerColumn("a", "INTEGER")),
        List.of("resource.gas_reading"));
  }

  @Test
  void goesFromDraftByReviewToPublished() throws Exception {
    assertThat(save(ANALYST, "select 1").state()).isEqualTo(State.DRAFT);
    assertThat(store.callable("gas")).isEmpty();
    queries.submit(ANALYST, "gas");
    SavedQuery published = queries.approve(STEWARD, "gas", "well done");
    assertThat(published.reviewer()).isEqualTo("steward");
    assertThat(store.callable("gas")).contains(published);
  }

  @Test
  void isNeverReviewedByItsAuthor() throws Exception {
    save(AUTHOR_AND_STEWARD, "select 1");
    queries.submit(AUTHOR_AND_STEWARD, "gas");
    assertThatThrownBy(() -> queries.approve(AUTHOR_AND_STEWARD, "gas", null))
        .isInstanceOf(QueryConflict.class)
        .hasMessageContaining("of their own");
    assertThatThrownBy(() -> queries.refuse(AUTHOR_AND_STEWARD, "gas", "no"))
        .hasMessageContaining("of their own");
    assertThatThrownBy(() -> queries.approve(SampleCity.JIANGHAN, "gas", null))
        .hasMessageContaining("Only a steward");
    assertThat(queries.approve(STEWARD, "gas", null).state()).isEqualTo(State.PUBLISHED);
  }

  @Test
  void isPublishedOnlyAfterItWasSubmitted() throws Exception {
    save(ANALYST, "select 1");
    assertThatThrownBy(() -> queries.approve(STEWARD, "gas", null)).hasMessageContaining("draft");
    queries.submit(ANALYST, "gas");
    assertThatThrownBy(() -> save(ANALYST, "select 2"))
        .hasMessageContaining("waits for its review");
  }

  @Test
  void isWorkedOnAgainAfterARefusal() throws Exception {
    save(ANALYST, "select 1");
    queries.submit(ANALYST, "gas");
    assertThatThrownBy(() -> queries.refuse(STEWARD, "gas", " ")).hasMessage("Say why");
    assertThat(queries.refuse(STEWARD, "gas", "too wide").note()).isEqualTo("too wide");
    SavedQuery again = save(ANALYST, "select 2");
    assertThat(again.version()).isEqualTo(1);
    assertThat(again.state()).isEqualTo(State.DRAFT);
  }

  @Test
  void servesThePublishedVersionUntilTheNextIsApproved() throws Exception {
    save(ANALYST, "select 1");
    queries.submit(ANALYST, "gas");
    queries.approve(STEWARD, "gas", null);
    SavedQuery next = save(ANALYST, "select 2");
    assertThat(next.version()).isEqualTo(2);
    queries.submit(ANALYST, "gas");
    assertThat(store.callable("gas").orElseThrow().version()).isEqualTo(1);
    queries.approve(STEWARD, "gas", null);
    assertThat(store.callable("gas").orElseThrow().version()).isEqualTo(2);
    assertThat(store.versions("gas").get(1).state()).isEqualTo(State.SUPERSEDED);
  }

  @Test
  void isCalledNoMoreOnceItIsWithdrawn() throws Exception {
    save(ANALYST, "select 1");
    queries.submit(ANALYST, "gas");
    queries.approve(STEWARD, "gas", null);
    assertThat(queries.deprecate(ANALYST, "gas", "use another").state().callable()).isTrue();
    assertThatThrownBy(() -> queries.withdraw(SampleCity.WUCHANG, "gas", "mine"))
        .hasMessageContaining("Only its author or a steward");
    queries.withdraw(STEWARD, "gas", "wrong figures");
    assertThat(store.callable("gas")).isEmpty();
  }

  @Test
  void keepsItsNameForItsAuthor() throws Exception {
    save(ANALYST, "select 1");
    assertThatThrownBy(() -> save(STEWARD, "select 2")).hasMessageContaining("another person's");
  }
}
