package city.weir.catalog.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.weir.catalog.standard.Edition.Stage;
import city.weir.catalog.standard.Standard.Kind;
import city.weir.contract.reading.ContractReader;
import city.weir.contract.reading.ContractSet;
import city.weir.contract.reading.GradeApprovals;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LibraryTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC);

  private final StandardStore store = new InMemoryStandards();
  private final Library library = new Library(StandardFiles.published(), store, CLOCK);

  @Test
  void comesWithWhatTheSampleCitysContractsReferTo() throws Exception {
    Path contracts =
        Path.of(System.getProperty("weir.root", ".."), "samples", "wuhan", "contracts");

    ContractSet city =
        ContractSet.read(new ContractReader(library), contracts, GradeApprovals.NONE);

    assertThat(city.problems()).isEmpty();
    assertThat(city.contracts())
        .flatExtracting(contract -> contract.columns())
        .filteredOn(column -> column.element() != null)
        .hasSizeGreaterThan(20);
  }

  @Test
  void publishesNothingThatItsOwnCheckRefuses() {
    StandardCheck check =
        new StandardCheck(library, (kind, id) -> library.known(kind, id).map(Edition::standard));

    assertThat(StandardFiles.published())
        .allSatisfy(each -> assertThat(check.check(each, null)).as(each.id()).isEmpty());
  }

  @Test
  void knowsDivisionsWithTheirHierarchy() {
    var divisions = library.codes("gbt-2260").orElseThrow();

    assertThat(divisions.find("武昌")).contains("420106");
    assertThat(divisions.code("420106").orElseThrow().parent()).isEqualTo("420100");
    assertThat(library.element("division-code").orElseThrow().codes()).contains("420106");
  }

  @Test
  void findsElementsByAnyNameAndTheNearestFirst() {
    assertThat(library.named("身份证号")).map(DataElement::id).contains("resident-id");
    assertThat(library.named("River Stage")).map(DataElement::id).contains("river-stage");
    assertThat(library.named("不存在")).isEmpty();
    assertThat(library.search(Kind.ELEMENT, "水位"))
        .first()
        .extracting(edition -> edition.standard().id())
        .isEqualTo("river-stage");
    assertThat(library.search(Kind.LIST, "卫生")).hasSize(1);
  }

  @Test
  void putsAProposalInForceWhenSomebodyElseApproves() throws Exception {
    DataElement element = SampleStandards.element("dam-id", "水库编号");
    library.propose(element, "zhao-min");
    assertThat(library.element("dam-id")).as("not yet in force").isEmpty();
    assertThat(library.proposed()).hasSize(1);

    assertThat(refusal(() -> library.approve(Kind.ELEMENT, "dam-id", "zhao-min", null)))
        .isEqualTo(StandardRefused.Code.OWN_WORK);
    library.approve(Kind.ELEMENT, "dam-id", "qian-yu", "好");

    assertThat(library.element("dam-id")).isPresent();
    assertThat(new Library(StandardFiles.published(), store, CLOCK).element("dam-id"))
        .as("after a restart")
        .isPresent();
  }

  @Test
  void keepsEveryoneWhoWroteFromApproving() throws Exception {
    library.propose(SampleStandards.element("dam-id", "水库编号"), "zhao-min");
    library.propose(SampleStandards.element("dam-id", "水库编码"), "qian-yu");

    assertThat(refusal(() -> library.approve(Kind.ELEMENT, "dam-id", "zhao-min", null)))
        .isEqualTo(StandardRefused.Code.OWN_WORK);
    assertThat(library.editions(Kind.ELEMENT, "dam-id")).hasSize(1);
  }

  @Test
  void leavesInForceWhatWasWhenAProposalIsRefused() throws Exception {
    DataElement stage = (DataElement) standard(Kind.ELEMENT, "river-stage");
    library.propose(
        new DataElement(
            stage.id(), "河流水位", null, stage.definition(), 'N', null, "m", null, Set.of(), "SL"),
        "zhao-min");

    assertThat(refusal(() -> library.refuse(Kind.ELEMENT, "river-stage", "qian-yu", " ")))
        .isEqualTo(StandardRefused.Code.REASON);
    library.refuse(Kind.ELEMENT, "river-stage", "qian-yu", "原名更好");

    assertThat(standard(Kind.ELEMENT, "river-stage").title()).isEqualTo("水位");
    assertThat(library.editions(Kind.ELEMENT, "river-stage"))
        .extracting(Edition::stage)
        .containsExactly(Stage.REFUSED, Stage.APPROVED);
  }

  @Test
  void refusesToMeanSomethingElseUnderAnIdInForce() {
    DataElement other =
        new DataElement(
            "river-stage", "水位", null, "以厘米计的水位", 'I', null, "cm", null, Set.of(), "本市自定");

    StandardRefused refused =
        catchThrowableOfType(StandardRefused.class, () -> library.propose(other, "zhao-min"));

    assertThat(refused.problems())
        .hasSize(2)
        .anySatisfy(
            problem -> assertThat(problem.en()).startsWith("dataType: 'N' would become 'I'"))
        .anySatisfy(problem -> assertThat(problem.en()).startsWith("unit: 'm' would become 'cm'"));
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    DataElement wrong =
        new DataElement(
            "Bad Id", "水位", null, " ", 'X', "二十", "m", "no-such-list", Set.of("身份证号"), "");

    StandardRefused refused =
        catchThrowableOfType(StandardRefused.class, () -> library.propose(wrong, "zhao-min"));

    assertThat(refused.problems())
        .extracting(problem -> problem.en().substring(0, problem.en().indexOf(':')))
        .contains(
            "id", "source", "definition", "dataType", "length", "unit", "codeList", "synonyms");
    assertThat(refused.problems())
        .allSatisfy(problem -> assertThat(problem.zh()).containsPattern("^\\p{IsHan}+："));
    assertThat(store.all()).isEmpty();
  }

  @Test
  void deprecatesWithASuccessorAndStaysUnderstood() throws Exception {
    library.propose(SampleStandards.element("mobile-phone", "移动电话"), "zhao-min");
    library.approve(Kind.ELEMENT, "mobile-phone", "qian-yu", null);

    assertThat(
            refusal(
                () -> library.deprecate(Kind.ELEMENT, "mobile-phone", "zhao-min", "nothing", "重复")))
        .isEqualTo(StandardRefused.Code.INVALID);
    library.deprecate(Kind.ELEMENT, "mobile-phone", "zhao-min", "telephone", "重复");

    assertThat(library.element("mobile-phone")).as("contracts that have it stay right").isPresent();
    assertThat(library.elements()).doesNotContain("mobile-phone").contains("telephone");
    assertThat(library.known(Kind.ELEMENT, "mobile-phone").orElseThrow().successor())
        .isEqualTo("telephone");
  }

  @Test
  void deprecatesWhatCameInAFile() throws Exception {
    library.deprecate(Kind.ELEMENT, "address", "zhao-min", null, "不再使用");

    assertThat(library.known(Kind.ELEMENT, "address").orElseThrow().stage())
        .isEqualTo(Stage.DEPRECATED);
    assertThat(library.elements()).doesNotContain("address");
  }

  @Test
  void takesTheVersionThatIsValidToday() throws Exception {
    CodeList.Version old =
        new CodeList.Version(
            "2020",
            LocalDate.parse("2020-01-01"),
            LocalDate.parse("2026-01-01"),
            SampleStandards.version("2020", "2020-01-01", "1,轻,\n2,重,\n").codes());
    CodeList.Version now = SampleStandards.version("2026", "2026-01-01", "1,轻,\n3,特重,\n");
    library.propose(SampleStandards.list("disaster-level", old, now), "zhao-min");
    library.approve(Kind.LIST, "disaster-level", "qian-yu", null);

    assertThat(library.codes("disaster-level").orElseThrow().find("特重")).contains("3");
    assertThat(library.codes("disaster-level").orElseThrow().find("重")).isEmpty();
  }

  @Test
  void addsVersionsToAListButChangesNoneThatWasInForce() throws Exception {
    CodeList.Version first = SampleStandards.version("1", "2020-01-01", "1,轻,\n");
    library.propose(SampleStandards.list("disaster-level", first), "zhao-min");
    library.approve(Kind.LIST, "disaster-level", "qian-yu", null);

    CodeList changed =
        SampleStandards.list(
            "disaster-level", SampleStandards.version("1", "2020-01-01", "9,轻,\n"));
    assertThat(refusal(() -> library.propose(changed, "zhao-min")))
        .isEqualTo(StandardRefused.Code.INVALID);
  }

  @Test
  void refusesVersionsThatAreValidOnTheSameDay() {
    assertThatThrownBy(
            () ->
                SampleStandards.list(
                    "x",
                    SampleStandards.version("1", "2020-01-01", "1,甲,\n"),
                    SampleStandards.version("2", "2024-01-01", "1,甲,\n")))
        .hasMessageContaining("version 1 is still valid when 2 begins");
  }

  @Test
  void namesTheFileThatIsWrong() {
    assertThatThrownBy(
            () -> StandardFiles.read("own.yaml", "elements: [{id: x, title: 甲, dataType: C}]"))
        .hasMessage("own.yaml: x lacks 'definition'");
    assertThatThrownBy(() -> StandardFiles.read("own.yaml", "elements: ["))
        .hasMessageStartingWith("own.yaml: ");
  }

  @Test
  void letsFilesOfTheCityStandInPlaceOfWhatComesWithTheProduct() {
    DataElement own = SampleStandards.element("address", "详细住所");
    List<Standard> given = new java.util.ArrayList<>(StandardFiles.published());
    given.add(own);

    assertThat(new Library(given, store, CLOCK).named("详细住所")).contains(own);
  }

  private Standard standard(Kind kind, String id) {
    return library.known(kind, id).orElseThrow().standard();
  }

  private interface Attempt {
    void run() throws StandardRefused;
  }

  private static StandardRefused.Code refusal(Attempt attempt) {
    StandardRefused refused = catchThrowableOfType(StandardRefused.class, () -> attempt.run());
    assertThat(refused).as("it is refused").isNotNull();
    return refused.code();
  }
}
