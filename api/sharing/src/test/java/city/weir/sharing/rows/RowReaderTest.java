package city.weir.sharing.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.Origin.Way;
import city.weir.sharing.SampleCity;
import city.weir.sharing.SampleLake;
import city.weir.sharing.SampleLake.Hospital;
import city.weir.sharing.formats.RowFormat;
import city.weir.sharing.policy.Circumstances;
import city.weir.sharing.policy.Decision.Permit;
import city.weir.sharing.policy.InMemoryAgreements;
import city.weir.sharing.policy.Policies;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.view.View;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {
  private static final PageTokens TOKENS = new PageTokens("0123456789abcdef".getBytes());

  @TempDir Path folder;
  private SampleLake lake;
  private RowReader reader;
  private final View jianghan = view(SampleCity.JIANGHAN);
  private final View steward = view(SampleCity.STEWARD);

  @BeforeEach
  void open() {
    lake = new SampleLake(folder);
    reader = new RowReader(lake.relations(), lake.lake().sql(), TOKENS, Duration.ofSeconds(30));
    lake.append(
        new Hospital(1, "协和医院", "420103", "100.5"),
        new Hospital(2, "=cmd|' /C calc'!A0", "420103", null),
        new Hospital(3, "中南医院", "420106", "300"),
        new Hospital(4, null, "420106", "100.5"));
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private static View view(Subject subject) {
    Permit permit =
        (Permit)
            Policies.of(new InMemoryAgreements())
                .decide(
                    subject, SampleCity.hospitals(), Circumstances.of(Way.QUERY, Instant.EPOCH));
    return View.of(SampleCity.hospitals(), permit);
  }

  private static RowParameters parameters(
      @Nullable String filter, @Nullable String orderBy, @Nullable String limit) {
    return new RowParameters(filter, null, orderBy, limit, null, null, null);
  }

  private List<Object> ids(View view, RowParameters parameters) throws Exception {
    return reader.read(view, parameters).rows().stream().map(row -> (Object) row[0]).toList();
  }

  /** Follows the page tokens to the end; {@code between} runs between two pages. */
  private List<Object> idsOfAllPages(View view, RowParameters first, Runnable between)
      throws Exception {
    List<Object> ids = new ArrayList<>();
    String token = null;
    do {
      RowPage page =
          reader.read(
              view,
              new RowParameters(
                  first.filter(), null, first.orderBy(), first.limit(), token, null, null));
      page.rows().forEach(row -> ids.add(row[0]));
      token = page.nextPageToken();
      between.run();
    } while (token != null);
    return ids;
  }

  private String written(RowFormat format, View view, RowParameters parameters) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(reader.plan(view, parameters).read(format.lines()), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void givesOnlyTheRowsOfTheOwnDistrict() throws Exception {
    assertThat(ids(jianghan, RowParameters.NONE)).containsExactly(1L, 2L);
    assertThat(ids(steward, RowParameters.NONE)).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void masksAndHidesColumns() throws Exception {
    assertThat(written(RowFormat.JSON, jianghan, parameters("id = 1", null, null)))
        .contains("\"phone\":\"138****0001\"", "\"masked\":[\"phone\"]", "\"beds\":100.5")
        .contains("\"seen_at\":\"2026-06-01T01:00:00Z\"")
        .doesNotContain("13800000001", "secret_note");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"phone = '13800000001'", "phone like '1380%'", "phone in ('13800000001')"})
  void conditionsSeeTheMaskedValue(String probe) throws Exception {
    assertThat(ids(jianghan, parameters(probe, null, null))).isEmpty();
  }

  @Test
  void conditionsMatchTheMaskedValue() throws Exception {
    assertThat(ids(jianghan, parameters("phone = '138****0001'", null, null))).containsExactly(1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "beds = 100.5",
        "beds between 100 and 101",
        "not (beds > 101) and name is null or id = 1",
        "seen_at < '2026-06-01T09:30:00+08:00' or id in (4)",
        "name like '协和%' or name is null",
      })
  void appliesConditions(String filter) throws Exception {
    assertThat(ids(steward, parameters(filter, null, null))).containsExactly(1L, 4L);
  }

  @Test
  void bringsNullsLastInBothDirections() throws Exception {
    assertThat(ids(steward, parameters(null, "beds desc", null))).containsExactly(3L, 1L, 4L, 2L);
    assertThat(ids(steward, parameters(null, "beds", null))).containsExactly(1L, 4L, 3L, 2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"beds desc", "beds", "name, beds desc", "phone desc", "lon", "seen_at desc"})
  void pagesFollowOneAnotherThoughRowsAreAddedBetweenThem(String orderBy) throws Exception {
    List<Object> whole = ids(steward, parameters(null, orderBy, null));
    List<Object> paged =
        idsOfAllPages(
            steward,
            parameters(null, orderBy, "1"),
            () -> lake.append(new Hospital(9, "新医院", "420106", "1")));
    assertThat(paged).containsExactlyElementsOf(whole);
  }

  @Test
  void rowsThatNothingTellsApartAreEachGivenOnce() throws Exception {
    Hospital same = new Hospital(7, "同名", "420103", "5");
    lake.append(same, same, same, same, same);
    assertThat(idsOfAllPages(steward, parameters("id = 7", null, "2"), () -> {}))
        .containsExactly(7L, 7L, 7L, 7L, 7L);
  }

  @Test
  void pagesInStoredOrderGoThroughAllFilesWithAndWithoutConditions() throws Exception {
    for (int i = 10; i < 40; i += 2) {
      lake.append(new Hospital(i, "甲", "420103", "1"), new Hospital(i + 1L, "乙", "420106", null));
    }
    for (String filter : new @Nullable String[] {null, "beds = 1", "phone like '138%'"}) {
      List<Object> whole = ids(jianghan, parameters(filter, null, null));
      assertThat(whole).hasSize(filter != null && filter.startsWith("beds") ? 15 : 17);
      assertThat(idsOfAllPages(jianghan, parameters(filter, null, "4"), () -> {}))
          .containsExactlyElementsOf(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"id desc", "phone desc", "beds desc, phone"})
  void masksAreTheSameWhetherRowsAreCutBeforeThemOrAfter(String orderBy) throws Exception {
    RowPage first = reader.read(jianghan, parameters("id < 3", orderBy, "1"));
    assertThat(first.rows().get(0)).doesNotContain("13800000001", "13800000002");
    assertThat(first.rows().get(0))
        .contains(orderBy.startsWith("beds") ? "138****0001" : "138****0002");
  }

  @Test
  void anAnswerHasAnotherVersionOnceTheRowsTheRightsOrTheQuestionAreOthers() {
    String version = reader.plan(jianghan, parameters("id < 3", null, null)).version();
    assertThat(reader.plan(jianghan, parameters("id < 3", null, null)).version())
        .isEqualTo(version);
    assertThat(reader.plan(jianghan, parameters("id < 4", null, null)).version())
        .isNotEqualTo(version);
    assertThat(reader.plan(jianghan, parameters("id < 3", null, "7")).version())
        .isNotEqualTo(version);
    assertThat(reader.plan(steward, parameters("id < 3", null, null)).version())
        .isNotEqualTo(version);
    lake.append(new Hospital(9, "新医院", "420106", "1"));
    assertThat(reader.plan(jianghan, parameters("id < 3", null, null)).version())
        .isNotEqualTo(version);
  }

  @Test
  void refusesAPageTokenOfAnotherQuestion() throws Exception {
    String token = reader.read(steward, parameters(null, null, "1")).nextPageToken();
    assertThat(token).isNotNull();
    RowParameters other = new RowParameters("id = 1", null, null, "1", token, null, null);
    assertThatThrownBy(() -> reader.read(steward, other)).hasMessageContaining("another question");
    // Another first character, whichever it is: a signature may begin with any.
    String forged = (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);
    RowParameters altered = new RowParameters(null, null, null, "1", forged, null, null);
    RowParameters nonsense = new RowParameters(null, null, null, "1", "§", null, null);
    assertThatThrownBy(() -> reader.read(steward, altered)).isInstanceOf(QueryRefused.class);
    assertThatThrownBy(() -> reader.read(steward, nonsense)).isInstanceOf(QueryRefused.class);
  }

  @Test
  void looksBackToASnapshot() throws Exception {
    long before = lake.head();
    lake.append(new Hospital(9, "新医院", "420106", "1"));
    RowParameters then =
        new RowParameters(null, null, null, null, null, Long.toString(before), null);
    assertThat(ids(steward, then)).hasSize(4);
    assertThat(ids(steward, RowParameters.NONE)).hasSize(5);
  }

  @Test
  void aStateThatWasNeverPublishedIsNotShown() throws Exception {
    var table = lake.lake().table(SampleCity.hospitals().table());
    table
        .newDelete()
        .deleteFromRowFilter(org.apache.iceberg.expressions.Expressions.alwaysTrue())
        .toBranch("main")
        .stageOnly()
        .commit();
    table.refresh();
    long staged = 0;
    for (var snapshot : table.snapshots()) {
      staged = snapshot.snapshotId() == lake.head() ? staged : snapshot.snapshotId();
    }
    RowParameters peek =
        new RowParameters(null, null, null, null, null, Long.toString(staged), null);
    assertThat(staged).isNotZero();
    assertThatThrownBy(() -> reader.read(steward, peek)).isInstanceOf(QueryRefused.class);
  }

  @Test
  void findsWhatLiesInABox() throws Exception {
    RowParameters box =
        new RowParameters(null, null, null, null, null, null, "114.3005,30,114.3025,31");
    assertThat(ids(steward, box)).containsExactly(1L, 2L);
  }

  @Test
  void writesCsvThatASpreadsheetDoesNotRun() throws Exception {
    RowParameters two = new RowParameters(null, "id,name,beds", null, null, null, null, null);
    assertThat(written(RowFormat.CSV, jianghan, two))
        .isEqualTo("id,name,beds\r\n1,协和医院,100.5\r\n2,'=cmd|' /C calc'!A0,\r\n");
  }

  @Test
  void writesPoints() throws Exception {
    assertThat(written(RowFormat.GEOJSON, jianghan, parameters("id = 1", null, null)))
        .contains("\"type\":\"FeatureCollection\"", "\"coordinates\":[114.301,30.5]");
    RowParameters noPlace = new RowParameters(null, "id", null, null, null, null, null);
    assertThatThrownBy(() -> written(RowFormat.GEOJSON, jianghan, noPlace))
        .hasMessageContaining("longitude");
  }

  @Test
  void saysWhatIsWrongWithAParameter() {
    assertRefused(
        parameters("secret_note = 'x'", null, null), "filter", "The columns are: id, name");
    assertRefused(parameters("beds > 'x'", null, null), "filter", "a number such as 20.5");
    assertRefused(parameters(null, "beds sideways", null), "orderBy", "stage desc");
    assertRefused(parameters(null, null, "0"), "limit", "1 to 10000");
    assertRefused(
        new RowParameters(null, "nope", null, null, null, null, null),
        "select",
        "no column 'nope'");
    assertRefused(
        new RowParameters(null, null, null, null, null, "yesterday", null), "asOf", "+08:00");
    assertRefused(
        new RowParameters(null, null, null, null, null, "4711", null), "asOf", "it keeps");
    assertRefused(
        new RowParameters(null, null, null, null, null, null, "1,2,3"), "bbox", "west,south");
  }

  private void assertRefused(RowParameters parameters, String parameter, String message) {
    assertThatThrownBy(() -> reader.read(jianghan, parameters))
        .isInstanceOfSatisfying(
            QueryRefused.class, e -> assertThat(e.parameter()).isEqualTo(parameter))
        .hasMessageContaining(message);
  }
}
