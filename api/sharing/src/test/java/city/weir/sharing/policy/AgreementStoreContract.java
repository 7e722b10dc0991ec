package city.weir.sharing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.Grade;
import city.weir.contract.Origin.Way;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of agreements does. */
public abstract class AgreementStoreContract {
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

  /** A store without agreements. */
  protected abstract AgreementStore store();

  private static Agreement agreement(String id, String recipient, Instant from) {
    return new Agreement(
        id,
        "wuhan.health.hospital",
        recipient,
        "防汛指挥",
        Set.of(Way.QUERY, Way.SQL),
        Set.of("id", "name"),
        "beds > 20 and name like '%医院%'",
        from,
        null,
        Grade.GENERAL_3,
        Agreement.State.ACTIVE);
  }

  @Test
  void givesBackWhatWasSaved() {
    AgreementStore store = store();
    Agreement saved = agreement("a-1", "jianghan-emergency", JUNE);
    store.save(saved);
    assertThat(store.find("a-1")).contains(saved);
    assertThat(store.find("a-2")).isEmpty();
  }

  @Test
  void keepsWhatMayBeAbsentAbsent() {
    AgreementStore store = store();
    Agreement bare =
        new Agreement(
            "a-1",
            "d",
            "r",
            "p",
            Set.of(),
            Set.of(),
            null,
            JUNE,
            JULY,
            Grade.CORE,
            Agreement.State.REVOKED);
    store.save(bare);
    assertThat(store.find("a-1")).contains(bare);
  }

  @Test
  void replacesTheAgreementOfTheSameId() {
    AgreementStore store = store();
    store.save(agreement("a-1", "jianghan-emergency", JUNE));
    Agreement changed = agreement("a-1", "wuchang-emergency", JULY);
    store.save(changed);
    assertThat(store.all()).containsExactly(changed);
    assertThat(store.about("wuhan.health.hospital", "jianghan-emergency")).isEmpty();
  }

  @Test
  void findsTheAgreementsOfOneRecipientTheLatestFirst() {
    AgreementStore store = store();
    Agreement older = agreement("a-1", "jianghan-emergency", JUNE);
    Agreement newer = agreement("a-3", "jianghan-emergency", JULY);
    Agreement same = agreement("a-2", "jianghan-emergency", JULY);
    store.save(older);
    store.save(newer);
    store.save(same);
    store.save(agreement("a-4", "wuchang-emergency", JULY));
    assertThat(store.about("wuhan.health.hospital", "jianghan-emergency"))
        .containsExactly(same, newer, older);
    assertThat(store.about("other", "jianghan-emergency")).isEmpty();
    assertThat(store.all()).extracting(Agreement::id).containsExactly("a-1", "a-2", "a-3", "a-4");
  }
}
