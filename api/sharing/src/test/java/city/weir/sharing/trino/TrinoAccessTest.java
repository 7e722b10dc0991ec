package city.weir.sharing.trino;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.DataContract;
import city.weir.contract.Directory.Share;
import city.weir.contract.Grade;
import city.weir.contract.Mask;
import city.weir.contract.Origin.Way;
import city.weir.sharing.SampleCity;
import city.weir.sharing.policy.InMemoryAgreements;
import city.weir.sharing.policy.Policies;
import city.weir.sharing.policy.SampleAgreements;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import city.weir.sharing.policy.Terms;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is allowed at Trino to whom, without a Trino. */
class TrinoAccessTest {
  private static final String ENGINE = "trino";
  private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");
  private static final DataContract HOSPITALS =
      SampleCity.hospitals(
          new Share(Share.Type.CONDITIONAL, "仅供应急", null, Set.of(Way.SQL, Way.QUERY), true),
          false,
          DataContract.Status.ACTIVE);
  private static final Subject JIANGHAN =
      new Subject(
          "jianghan-analyst",
          "江汉分析员",
          SampleCity.JIANGHAN.party(),
          null,
          Set.of(Role.AGENCY, Role.ANALYST),
          "420103",
          Grade.GENERAL_3);
  private static final Subject OPERATOR =
      new Subject(
          "operator", "运维员", "operator", null, Set.of(Role.OPERATOR), null, Grade.GENERAL_1);
  private static final Terms TERMS = Terms.of(Set.of(Way.SQL), Instant.EPOCH);

  private final InMemoryAgreements agreements = new InMemoryAgreements();
  private final TrinoTables tables =
      new TrinoTables(
          id ->
              Stream.of(JIANGHAN, SampleCity.STEWARD, SampleCity.WUCHANG, OPERATOR)
                  .filter(subject -> subject.id().equals(id))
                  .findFirst(),
          () -> List.of(HOSPITALS),
          table -> Optional.of(HOSPITALS).filter(dataset -> dataset.table().equals(table)),
          Policies.of(agreements),
          Clock.fixed(NOON, ZoneOffset.UTC));
  private final TrinoAccess access = new TrinoAccess(tables);
  private final TrinoRules rules = new TrinoRules(tables, () -> "(SALT)");

  private static Resource.Table hospitals(String... columns) {
    return new Resource.Table("lake", "theme", "hospital", List.of(columns));
  }

  private Answer allow(Subject who, String operation, Resource on) {
    return access.allow(ENGINE, new Question(who.id(), operation, on, List.of()));
  }

  private Optional<String> rows(Subject who) {
    return rules.rows(ENGINE, new Question(who.id(), "GetRowFilters", hospitals(), List.of()));
  }

  private Map<Integer, String> masks(String... columns) {
    List<Resource> asked =
        Stream.of(columns)
            .map(name -> (Resource) new Resource.Column("lake", "theme", "hospital", name))
            .toList();
    return rules.masks(
        ENGINE, new Question(JIANGHAN.id(), "GetColumnMask", new Resource.Other(), asked));
  }

  @Test
  void theLastCallOfADayIsAnsweredWholeAndTheNextIsNot() {
    agreements.add(SampleAgreements.of("a-1", TERMS.callsPerDay(1)));
    assertThat(allow(JIANGHAN, "SelectFromColumns", hospitals("name")).allowed()).isTrue();
    assertThat(rows(JIANGHAN)).get().asString().contains("420103").isNotEqualTo("FALSE");
    assertThat(masks("name")).isEmpty();
    Answer next = allow(JIANGHAN, "SelectFromColumns", hospitals("name"));
    assertThat(next.allowed()).isFalse();
    assertThat(next.reason()).contains("are spent");
  }

  @Test
  void saysInTheAuditWhatWasReadUnderWhichAgreementForWhat() {
    agreements.add(SampleAgreements.of("a-1", TERMS));
    Answer answer = allow(JIANGHAN, "SelectFromColumns", hospitals("name", "phone"));
    assertThat(answer.deed()).isNotNull();
    assertThat(answer.deed().agreement()).isEqualTo("a-1");
    assertThat(answer.deed().purpose()).isEqualTo("emergency-response");
    assertThat(answer.deed().columns()).containsExactly("name", "phone");
  }

  @Test
  void aMaskThatMakesTextOfANumberShowsNothingThere() {
    agreements.add(
        SampleAgreements.of(
            "a-1", TERMS.masked(Map.of("beds", new Mask.Hash(), "name", new Mask.Hash()))));
    assertThat(masks("id", "beds", "name", "secret_note"))
        .containsEntry(1, "NULL")
        .containsEntry(3, "NULL")
        .doesNotContainKey(0)
        .hasEntrySatisfying(2, sql -> assertThat(sql).contains("(SALT)", "sha256"));
  }

  @Test
  void aRuleIsNeverNull() {
    agreements.add(SampleAgreements.of("a-1", TERMS.ofRows("beds > 10 or name like 'a%'")));
    assertThat(rows(JIANGHAN))
        .hasValueSatisfying(sql -> assertThat(sql).contains(" AND COALESCE(").endsWith(", FALSE)"));
  }

  @Test
  void whatAnotherEngineHoldsAboveAllNumbersPassesAnUpperBoundHereToo() {
    agreements.add(SampleAgreements.of("a-1", TERMS.ofRows("lon > 114.5 and lat < 31")));
    assertThat(rows(JIANGHAN))
        .hasValueSatisfying(
            sql ->
                assertThat(sql)
                    .contains("(\"lon\" > DOUBLE '114.5' OR is_nan(\"lon\"))")
                    .doesNotContain("is_nan(\"lat\")"));
  }

  @Test
  void withoutAnAgreementThereIsNothing() {
    assertThat(allow(JIANGHAN, "SelectFromColumns", hospitals("name")).allowed()).isFalse();
    assertThat(rows(JIANGHAN)).contains("FALSE");
    assertThat(masks("name")).containsEntry(0, "NULL");
  }

  @Test
  void agenciesThatAreNoAnalystsRunNothing() {
    assertThat(allow(SampleCity.WUCHANG, "ExecuteQuery", new Resource.Other()).allowed()).isFalse();
  }

  @Test
  void onlyTheOperatorSeesAndEndsTheQueriesOfOthers() {
    Resource others = new Resource.User(SampleCity.STEWARD.id());
    for (String operation : List.of("ViewQueryOwnedBy", "KillQueryOwnedBy")) {
      assertThat(allow(OPERATOR, operation, others).allowed()).isTrue();
      assertThat(allow(JIANGHAN, operation, others).allowed()).isFalse();
      assertThat(allow(JIANGHAN, operation, new Resource.User(JIANGHAN.id())).allowed()).isTrue();
    }
    assertThat(allow(OPERATOR, "KillQueryOwnedBy", others).deed()).isNotNull();
    assertThat(allow(OPERATOR, "SelectFromColumns", hospitals("name")).allowed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hospital$snapshots", "hospital$files", "HOSPITAL", "other"})
  void noTableIsOneThatNoContractNames(String name) {
    Resource table = new Resource.Table("lake", "theme", name, List.of("name"));
    for (String operation : List.of("SelectFromColumns", "ShowColumns", "FilterTables")) {
      assertThat(allow(SampleCity.STEWARD, operation, table).allowed()).isFalse();
    }
  }

  @Test
  void noOtherCatalogIsOpenWhateverItsTablesAreCalled() {
    Resource other = new Resource.Table("postgres", "theme", "hospital", List.of("name"));
    assertThat(allow(SampleCity.STEWARD, "SelectFromColumns", other).allowed()).isFalse();
    assertThat(
            allow(SampleCity.STEWARD, "AccessCatalog", new Resource.Catalog("postgres")).allowed())
        .isFalse();
  }

  @Test
  void theEngineReadsTheSaltAndNobodyElseDoes() {
    Resource salt = new Resource.Table("lake", "internal", "masking_salt", List.of("salt"));
    assertThat(
            access
                .allow(ENGINE, new Question(ENGINE, "SelectFromColumns", salt, List.of()))
                .allowed())
        .isTrue();
    assertThat(allow(SampleCity.STEWARD, "SelectFromColumns", salt).allowed()).isFalse();
    assertThat(
            access
                .allow(
                    ENGINE, new Question(ENGINE, "ExecuteQuery", new Resource.Other(), List.of()))
                .allowed())
        .isFalse();
  }
}
