package city.weir.sharing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.Origin.Way;
import city.weir.sharing.policy.Agreement.Standing;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
  private static final Terms TERMS = Terms.of(Set.of(Way.QUERY), JUNE).during(JUNE, JULY);

  private final Agreement agreement = SampleAgreements.of("a-1", TERMS);

  @Test
  void standsAsItsTermAndStateSay() {
    assertThat(agreement.standing(JUNE.minusSeconds(1))).isEqualTo(Standing.COMING);
    assertThat(agreement.standing(JUNE)).isEqualTo(Standing.ACTIVE);
    assertThat(agreement.standing(JULY)).isEqualTo(Standing.EXPIRED);
    Agreement suspended = agreement.suspended(JUNE, "chen", "核查");
    assertThat(suspended.standing(JUNE)).isEqualTo(Standing.SUSPENDED);
    assertThat(suspended.standing(JULY)).isEqualTo(Standing.EXPIRED);
    assertThat(suspended.revoked(JUNE, "chen", "滥用").standing(JULY)).isEqualTo(Standing.REVOKED);
  }

  @Test
  void renewalMakesAVersionThatHoldsLonger() {
    Agreement renewed =
        agreement.renewed(JULY, TERMS.during(JUNE, JULY.plusSeconds(60)), "chen", "续签一分钟");
    assertThat(renewed.version()).isEqualTo(2);
    assertThat(renewed.inForce(JULY)).isTrue();
    assertThat(renewed.by()).isEqualTo("chen");
  }

  @Test
  void rejectsWhatDoesNotFollow() {
    assertThatThrownBy(() -> agreement.resumed(JUNE, "chen", null))
        .isInstanceOf(AgreementChangeException.class)
        .hasMessageContaining("only a suspended one");
    Agreement revoked = agreement.revoked(JUNE, "chen", "滥用");
    assertThatThrownBy(() -> revoked.renewed(JUNE, TERMS, "chen", null))
        .hasMessageContaining("make another");
    assertThatThrownBy(() -> revoked.suspended(JUNE, "chen", "x"))
        .hasMessageContaining("is revoked");
    assertThatThrownBy(() -> revoked.revoked(JUNE, "chen", "x")).hasMessageContaining("already");
  }
}
