package city.weir.sharing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.DataContract;
import city.weir.contract.DataContract.Status;
import city.weir.contract.Directory.Share;
import city.weir.contract.Grade;
import city.weir.contract.Mask;
import city.weir.contract.Origin;
import city.weir.contract.Origin.Way;
import city.weir.sharing.SampleCity;
import city.weir.sharing.filter.DuckSql;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.policy.Decision.Deny;
import city.weir.sharing.policy.Decision.Deny.Code;
import city.weir.sharing.policy.Decision.Permit;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTest {
  private static final Instant NOW = Instant.parse("2026-06-15T00:00:00Z");
  private final InMemoryAgreements agreements = new InMemoryAgreements();
  private final Policy policy = Policies.of(agreements);

  private static DataContract shared(Share.Type type, Set<Way> ways, boolean own, boolean open) {
    return SampleCity.hospitals(new Share(type, "防汛成员单位", null, ways, own), open, Status.ACTIVE);
  }

  private static DataContract conditional() {
    return shared(Share.Type.CONDITIONAL, Set.of(Way.QUERY, Way.SUBSCRIPTION), false, false);
  }

  private Decision decide(Subject subject, DataContract dataset, Way way) {
    return policy.decide(subject, dataset, Circumstances.of(way, NOW));
  }

  private void assertDenied(Code code, Subject subject, DataContract dataset, Way way) {
    assertThat(decide(subject, dataset, way))
        .isInstanceOfSatisfying(
            Deny.class,
            deny -> {
              assertThat(deny.code()).isEqualTo(code);
              assertThat(deny.reason().zh()).isNotBlank();
              assertThat(deny.remedy().en()).isNotBlank();
            });
  }

  private void agree(
      Set<Way> ways,
      Set<String> columns,
      @Nullable String rows,
      Instant from,
      @Nullable Instant until,
      Agreement.State state) {
    Terms terms =
        Terms.of(ways, from)
            .ofColumns(columns)
            .ofRows(rows)
            .during(from, until)
            .cleared(Grade.GENERAL_4);
    int before = agreements.versions("a-1").size();
    assertThat(agreements.add(SampleAgreements.of("a-1", before + 1, terms, state))).isTrue();
  }

  private static String rows(Decision decision) {
    return DuckSql.written(((Permit) decision).rows());
  }

  @Test
  void anAgencySeesItsDistrictOfWhatIsSharedWithoutCondition() {
    Permit permit = (Permit) decide(SampleCity.JIANGHAN, SampleCity.hospitals(), Way.QUERY);
    assertThat(rows(permit)).isEqualTo("starts_with(\"district_code\", '420103')");
    assertThat(permit.masks())
        .containsExactly(java.util.Map.entry("phone", new Mask.Partial(3, 4)));
    assertThat(permit.hidden()).containsExactly("secret_note");
    assertThat(permit.agreement()).isNull();
    assertThat(permit.explanation().zh()).contains("420103");
  }

  @Test
  void anAgencyOfTheWholeCitySeesAllItsDistricts() {
    Subject city =
        new Subject(
            "city", "市局", "city", null, Set.of(Subject.Role.AGENCY), "420100", Grade.GENERAL_3);
    assertThat(rows(decide(city, SampleCity.hospitals(), Way.QUERY)))
        .isEqualTo("starts_with(\"district_code\", '4201')");
  }

  @Test
  void deniesRowsByDistrictToThoseWithoutOne() {
    Subject nowhere =
        new Subject("x", "x", "x", null, Set.of(Subject.Role.AGENCY), null, Grade.GENERAL_3);
    assertDenied(Code.NO_DISTRICT, nowhere, SampleCity.hospitals(), Way.QUERY);
  }

  @Test
  void deniesConditionalDataWithoutAgreement() {
    assertDenied(Code.NO_AGREEMENT, SampleCity.JIANGHAN, conditional(), Way.QUERY);
  }

  @Test
  void grantsWhatAnAgreementInForceSays() {
    agree(
        Set.of(Way.QUERY),
        Set.of("id", "phone"),
        "beds > 20",
        NOW.minusSeconds(1),
        null,
        Agreement.State.ACTIVE);
    Permit permit = (Permit) decide(SampleCity.JIANGHAN, conditional(), Way.QUERY);
    assertThat(permit.agreement()).isEqualTo("a-1");
    assertThat(rows(permit)).isEqualTo("\"beds\" > 20");
    assertThat(permit.masks()).isEmpty();
    assertThat(permit.hidden()).contains("name", "secret_note").doesNotContain("id", "phone");
    assertDenied(Code.NO_AGREEMENT, SampleCity.WUCHANG, conditional(), Way.QUERY);
    assertDenied(Code.WAY_NOT_SHARED, SampleCity.JIANGHAN, conditional(), Way.SUBSCRIPTION);
  }

  @Test
  void rejectsExpiredAndFutureAndRevokedAgreements() {
    Set<Way> ways = Set.of(Way.QUERY);
    agree(ways, Set.of(), null, NOW.minusSeconds(9), NOW, Agreement.State.ACTIVE);
    assertDenied(Code.AGREEMENT_NOT_IN_FORCE, SampleCity.JIANGHAN, conditional(), Way.QUERY);
    agree(ways, Set.of(), null, NOW.plusSeconds(1), null, Agreement.State.ACTIVE);
    assertDenied(Code.AGREEMENT_NOT_IN_FORCE, SampleCity.JIANGHAN, conditional(), Way.QUERY);
    agree(ways, Set.of(), null, NOW.minusSeconds(9), null, Agreement.State.REVOKED);
    assertDenied(Code.AGREEMENT_NOT_IN_FORCE, SampleCity.JIANGHAN, conditional(), Way.QUERY);
  }

  @Test
  void deniesWhenTheConditionOfAnAgreementCannotBeApplied() {
    agree(
        Set.of(Way.QUERY), Set.of(), "gone = 1", NOW.minusSeconds(1), null, Agreement.State.ACTIVE);
    assertDenied(Code.AGREEMENT_UNREADABLE, SampleCity.JIANGHAN, conditional(), Way.QUERY);
  }

  @Test
  void withholdsFromEverybodyButTheSteward() {
    DataContract withheld = shared(Share.Type.WITHHELD, Origin.ALL_WAYS, false, true);
    assertDenied(Code.WITHHELD, SampleCity.JIANGHAN, withheld, Way.QUERY);
    assertDenied(Code.WITHHELD, SampleCity.ANALYST, withheld, Way.SQL);
    assertDenied(Code.WITHHELD, Subject.PUBLIC, withheld, Way.QUERY);
    Permit steward = (Permit) decide(SampleCity.STEWARD, withheld, Way.QUERY);
    assertThat(steward.rows()).isEqualTo(Filter.EVERYTHING);
    assertThat(steward.masks()).containsKey("phone");
  }

  @Test
  void anAnalystAsksInSqlOnly() {
    DataContract sql = shared(Share.Type.CONDITIONAL, Set.of(Way.SQL, Way.QUERY), true, false);
    assertThat(rows(decide(SampleCity.ANALYST, sql, Way.SQL))).isEqualTo("TRUE");
    assertDenied(Code.NOT_SHARED, SampleCity.ANALYST, sql, Way.QUERY);
    assertDenied(Code.WAY_NOT_SHARED, SampleCity.ANALYST, conditional(), Way.SQL);
  }

  @Test
  void everybodySeesWhatIsOpenWithItsMasks() {
    DataContract open = shared(Share.Type.CONDITIONAL, Set.of(Way.QUERY), false, true);
    assertThat(((Permit) decide(Subject.PUBLIC, open, Way.QUERY)).masks()).containsKey("phone");
    assertThat(decide(SampleCity.JIANGHAN, open, Way.QUERY)).isInstanceOf(Permit.class);
    assertDenied(Code.WAY_NOT_SHARED, Subject.PUBLIC, open, Way.FILE);
    assertDenied(Code.NOT_SHARED, Subject.PUBLIC, conditional(), Way.QUERY);
  }

  @Test
  void aPersonHasWhatWasAgreedWithItsParty() {
    agree(Set.of(Way.QUERY), Set.of(), null, NOW.minusSeconds(1), null, Agreement.State.ACTIVE);
    Subject person =
        new Subject(
            "wang",
            "王工",
            SampleCity.JIANGHAN.party(),
            null,
            Set.of(Subject.Role.AGENCY),
            "420103",
            Grade.GENERAL_3);
    assertThat(decide(person, conditional(), Way.QUERY))
        .isEqualTo(decide(SampleCity.JIANGHAN, conditional(), Way.QUERY))
        .isInstanceOf(Permit.class);
  }

  @Test
  void anOwnerSeesWhatItsOrganisationProvidesAndNothingElse() {
    String provider = conditional().provider().code();
    assertThat(decide(owner(provider), conditional(), Way.QUERY)).isInstanceOf(Permit.class);
    assertDenied(Code.NOT_SHARED, owner("91350100M000100Y43"), conditional(), Way.QUERY);
    assertDenied(Code.NOT_SHARED, owner(null), conditional(), Way.QUERY);
  }

  private static Subject owner(@Nullable String organisation) {
    return new Subject(
        "chen", "陈", "chen", organisation, Set.of(Subject.Role.OWNER), null, Grade.GENERAL_3);
  }

  @ParameterizedTest
  @EnumSource(
      value = Subject.Role.class,
      names = {"OPERATOR", "AUDITOR", "ADMINISTRATOR"})
  void thoseWhoRunThePlatformSeeNoData(Subject.Role role) {
    Subject subject = new Subject("x", "x", "x", null, Set.of(role), "420103", Grade.CORE);
    assertDenied(Code.NOT_SHARED, subject, SampleCity.hospitals(), Way.QUERY);
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"PROPOSED", "DRAFT", "RETIRED"})
  void aContractThatIsNotInForceSharesNothing(Status status) {
    DataContract dataset =
        SampleCity.hospitals(SampleCity.hospitals().directory().share(), true, status);
    assertDenied(Code.NOT_IN_FORCE, SampleCity.JIANGHAN, dataset, Way.QUERY);
    assertThat(decide(SampleCity.STEWARD, dataset, Way.QUERY)).isInstanceOf(Permit.class);
  }
}
