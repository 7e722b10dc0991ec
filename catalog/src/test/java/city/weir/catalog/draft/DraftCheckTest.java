package city.weir.catalog.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DraftCheckTest {
  private final KnownThings known = new KnownThings();
  private final DraftCheck check =
      new DraftCheck(
          Guide.published(),
          known,
          Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC));

  @Test
  void findsNothingWrongWithWhatIsRight() {
    assertThat(check.check(SampleDrafts.sheet(), null)).isEmpty();
    assertThat(check.check(SampleDrafts.camera(), null)).isEmpty();
  }

  @Test
  void tellsOfTextsThatAreTooLongOrWereCut() {
    assertThat(check.check(SampleDrafts.sheet().with(Field.TITLE, "堤".repeat(201)), null))
        .anySatisfy(
            f -> {
              assertThat(f.rule()).isEqualTo(Rule.TOO_LONG);
              assertThat(f.field()).isEqualTo(Field.TITLE);
              assertThat(f.blocks()).isTrue();
              assertThat(f.why().zh()).isEqualTo("有 201 字，太长");
            });
    assertThat(check.check(SampleDrafts.sheet().with(Field.TITLE, "堤".repeat(200)), null))
        .noneMatch(f -> f.rule() == Rule.TOO_LONG);
    assertThat(check.check(SampleDrafts.sheet().with(Field.SUMMARY, "堤".repeat(4_000)), null))
        .anySatisfy(
            f -> {
              assertThat(f.rule()).isEqualTo(Rule.TOO_LONG);
              assertThat(f.why().en()).contains("what follows was not read");
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = Field.class,
      names = {
        "CLASS",
        "ITEM",
        "SUBJECT",
        "TITLE",
        "PROVIDER",
        "PROVIDER_CODE",
        "SUMMARY",
        "FORMAT",
        "SHARE_TYPE",
        "SHARE_WAY",
        "OPEN",
        "UPDATE_CYCLE"
      })
  void asksForWhatTheGuideAsksFor(Field field) {
    List<Finding> found = check.check(SampleDrafts.sheet().with(field, " "), null);

    assertThat(found)
        .anySatisfy(
            f -> {
              assertThat(f.rule()).isEqualTo(Rule.MISSING);
              assertThat(f.field()).isEqualTo(field);
              assertThat(f.blocks()).isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "TITLE, 防汛指挥系统, TITLE_IS_A_SYSTEM",
    "TITLE, 应急一张图平台（二期）, TITLE_IS_A_SYSTEM",
    "SUMMARY, 历史 洪峰水位, SUMMARY_SAYS_NOTHING",
    "CODE, 2-13-1, CODE_MALFORMED",
    "CODE, 21301/1, CODE_TOO_SHORT",
    "CODE, 20300101/00001, CODE_OF_OTHER_CATEGORY",
    "SUBJECT, 雨情, CATEGORY_UNKNOWN",
    "PROVIDER_CODE, 91350100M000100Y44, PROVIDER_CODE_WRONG",
    "PROVIDER_CODE, 91350100M, PROVIDER_CODE_WRONG",
    "FORMAT, 表格, FORMAT_UNKNOWN",
    "FORMAT_TYPE, pdf, FORMAT_TYPE_MISMATCH",
    "SHARE_TYPE, 部分共享, SHARE_TYPE_UNKNOWN",
    "SHARE_TYPE, 无条件共享, CONDITION_TOO_MUCH",
    "SHARE_WAY, 库表, WAY_DOES_NOT_FIT",
    "SHARE_WAY, 微信, WAY_UNKNOWN",
    "SHARE_TYPE, 不予共享, WAY_DOES_NOT_FIT",
    "OPEN, 视情况, OPEN_UNKNOWN",
    "OPEN_CONDITION, 登记, CONDITION_TOO_MUCH",
    "UPDATE_CYCLE, 经常, CYCLE_UNKNOWN",
    "PUBLISHED_ON, 2026-02-30, DAY_WRONG",
    "PUBLISHED_ON, 2027-01-01, DAY_WRONG",
    "AREA, 4201, AREA_WRONG",
    "LOCATION, file:///etc/passwd, ADDRESS_WRONG",
    "LOCATION, https://me:secret@example.org/a, ADDRESS_WRONG",
  })
  void namesEachMistake(Field field, String value, Rule rule) {
    List<Finding> found = check.check(SampleDrafts.sheet().with(field, value), null);

    assertThat(found)
        .anySatisfy(
            f -> {
              assertThat(f.rule()).isEqualTo(rule);
              assertThat(f.why().zh()).isNotBlank();
              assertThat(f.todo().en()).isNotBlank();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE_CYCLE, 年",
    "SHARE_TYPE, 2",
    "OPEN, 0",
    "PUBLISHED_ON, 2026年6月1日",
    "PUBLISHED_ON, 20260601",
    "SHARE_WAY, 文件下载",
    "FORMAT_TYPE, XLS",
  })
  void understandsWhatPeopleWriteForTheSame(Field field, String value) {
    assertThat(check.check(SampleDrafts.sheet().with(field, value), null)).isEmpty();
  }

  @Test
  void refusesTablesSharedAsFiles() {
    Draft table = SampleDrafts.sheet().with(Field.FORMAT, "数据库").with(Field.FORMAT_TYPE, "MySQL");

    assertThat(rules(check.check(table, null))).containsExactly(Rule.WAY_DOES_NOT_FIT);
    assertThat(check.check(table.with(Field.SHARE_WAY, "库表、接口"), null)).isEmpty();
  }

  @Test
  void asksForTheGroundOfWhatIsWithheld() {
    Draft withheld =
        SampleDrafts.sheet()
            .with(Field.SHARE_TYPE, "不予共享")
            .with(Field.SHARE_CONDITION, "")
            .with(Field.SHARE_WAY, "")
            .with(Field.OPEN, "是");

    assertThat(rules(check.check(withheld, null)))
        .containsExactlyInAnyOrder(Rule.GROUND_MISSING, Rule.OPEN_BUT_WITHHELD);
  }

  @Test
  void knowsWhoseCodeItIs() {
    known.providers.put(SampleDrafts.BUREAU_CODE, "武汉市气象局");

    List<Finding> found = check.check(SampleDrafts.sheet(), null);

    assertThat(rules(found)).containsExactly(Rule.PROVIDER_MISMATCH);
    assertThat(found.get(0).why().zh()).contains("武汉市气象局");
  }

  @Test
  void saysNothingOfTheDraftsOfAProviderThatIsOnlyNamed() {
    known.providers.put(SampleDrafts.sheet().get(Field.PROVIDER_CODE), SampleDrafts.BUREAU);
    known.titles.put(
        Likeness.key("历史洪峰水位") + "|" + SampleDrafts.BUREAU, new References.Known("res-1", ""));
    Draft own = SampleDrafts.sheet();
    Draft foreign = own.with(Field.PROVIDER_CODE, "11420100MB1000004U");

    assertThat(rules(check.check(own, null))).containsExactly(Rule.TITLE_TWICE);
    assertThat(check.check(foreign, null))
        .noneMatch(f -> f.rule() == Rule.TITLE_TWICE)
        .noneMatch(f -> f.why().en().contains("res-1"));
  }

  @Test
  void findsTheSameResourceInTheDirectory() {
    known.titles.put(
        Likeness.key("历史-洪峰 水位") + "|" + SampleDrafts.BUREAU,
        new References.Known("res-1", "21300101/00007"));
    known.codes.put("21300101/00007", "res-1");
    Draft draft = SampleDrafts.sheet();

    assertThat(rules(check.check(draft, null))).containsExactly(Rule.TITLE_TWICE);
    assertThat(rules(check.check(draft.with(Field.CODE, "21300101/00008"), null)))
        .containsExactly(Rule.TWO_CODES);
    assertThat(check.check(draft.with(Field.CODE, "21300101/00007"), "res-1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"12345, DEVICE_WRONG", "4201000000132000000a, DEVICE_WRONG"})
  void wantsTwentyDigitsOfACamera(String device, Rule rule) {
    assertThat(rules(check.check(SampleDrafts.camera().with(Field.DEVICE, device), null)))
        .containsExactly(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "LONGITUDE, 114.29度, NUMBER_WITH_UNIT",
    "LONGITUDE, 30.57, COORDINATE_WRONG",
    "LATITUDE, '30°34''', NUMBER_WITH_UNIT",
    "LATITUDE, '', MISSING",
  })
  void wantsPlainDegrees(Field field, String value, Rule rule) {
    assertThat(rules(check.check(SampleDrafts.camera().with(field, value), null)))
        .containsExactly(rule);
  }

  @Test
  void looksAtEachItem() {
    Draft draft =
        new Draft(
            SampleDrafts.sheet().kind(),
            SampleDrafts.sheet().values(),
            List.of(
                SampleDrafts.item("站名", "字符型C"),
                SampleDrafts.item("站 名", "C"),
                SampleDrafts.item("", "N"),
                SampleDrafts.item("水位", "米"),
                new Draft.Item(
                    Map.of(
                        ItemField.TITLE, "流量",
                        ItemField.DATA_TYPE, "N",
                        ItemField.LENGTH, "10位",
                        ItemField.GRADE, "绝密",
                        ItemField.ELEMENT, "DE999"))));

    assertThat(check.check(draft, null))
        .extracting(Finding::item, Finding::itemField, Finding::rule)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(1, ItemField.TITLE, Rule.ITEM_TWICE),
            org.assertj.core.api.Assertions.tuple(2, ItemField.TITLE, Rule.MISSING),
            org.assertj.core.api.Assertions.tuple(3, ItemField.DATA_TYPE, Rule.DATA_TYPE_UNKNOWN),
            org.assertj.core.api.Assertions.tuple(4, ItemField.LENGTH, Rule.NUMBER_WITH_UNIT),
            org.assertj.core.api.Assertions.tuple(4, ItemField.GRADE, Rule.GRADE_UNKNOWN),
            org.assertj.core.api.Assertions.tuple(4, ItemField.ELEMENT, Rule.ELEMENT_UNKNOWN));
  }

  @Test
  void wantsItemsOfTables() {
    Draft draft = new Draft(SampleDrafts.sheet().kind(), SampleDrafts.sheet().values(), List.of());

    assertThat(rules(check.check(draft, null))).containsExactly(Rule.NO_ITEMS);
  }

  @Test
  void comparesTheRowsOfOneSheet() {
    Draft sheet = SampleDrafts.sheet();
    List<Draft> drafts =
        List.of(
            sheet.with(Field.CODE, "21300101/00001"),
            sheet.with(Field.TITLE, "历史（洪峰）水位"),
            sheet.with(Field.TITLE, "历史洪峰 水位").with(Field.CODE, "21300101/00002"),
            sheet.with(Field.TITLE, "测站名录").with(Field.CODE, "21300101/00001"),
            sheet.with(Field.TITLE, "许可信息1").with(Field.SUMMARY, "水行政许可的事项、结果与有效期"),
            sheet.with(Field.TITLE, "许可信息2").with(Field.SUMMARY, "水行政许可的事项、结果与有效期"));

    List<List<Finding>> found =
        check.check(
            drafts, new ArrayList<>(Arrays.asList(null, null, null, null, null, null)), n -> {});

    assertThat(found.get(0)).isEmpty();
    assertThat(rules(found.get(1))).containsExactly(Rule.TITLE_TWICE);
    assertThat(rules(found.get(2))).containsExactly(Rule.TWO_CODES);
    assertThat(rules(found.get(3))).containsExactly(Rule.CODE_TWICE);
    assertThat(found.get(4)).isEmpty();
    assertThat(rules(found.get(5))).containsExactly(Rule.TITLE_COUNTED_UP);
  }

  private static List<Rule> rules(List<Finding> found) {
    return found.stream().map(Finding::rule).toList();
  }
}
