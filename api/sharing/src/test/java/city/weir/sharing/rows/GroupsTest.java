package city.weir.sharing.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.Origin.Way;
import city.weir.sharing.SampleCity;
import city.weir.sharing.SampleLake;
import city.weir.sharing.SampleLake.Hospital;
import city.weir.sharing.policy.Circumstances;
import city.weir.sharing.policy.Decision.Permit;
import city.weir.sharing.policy.InMemoryAgreements;
import city.weir.sharing.policy.Policies;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.rows.RowParameters.Groups;
import city.weir.sharing.view.View;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupsTest {
  @TempDir Path folder;
  private SampleLake lake;
  private RowReader reader;
  private final View jianghan = view(SampleCity.JIANGHAN);
  private final View steward = view(SampleCity.STEWARD);

  @BeforeEach
  void open() {
    lake = new SampleLake(folder);
    reader =
        new RowReader(
            lake.relations(),
            lake.lake().sql(),
            new PageTokens(new byte[16]),
            Duration.ofSeconds(30));
    // Seen at 08:00 and so many hours on 2026-06-01 in China.
    lake.append(
        new Hospital(1, "协和医院", "420103", "100.5"),
        new Hospital(2, "同济医院", "420103", null),
        new Hospital(15, "中南医院", "420106", "300"),
        new Hospital(16, null, "420106", "100.5"));
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private static View view(Subject subject) {
    return View.of(
        SampleCity.hospitals(),
        (Permit)
            Policies.of(new InMemoryAgreements())
                .decide(
                    subject, SampleCity.hospitals(), Circumstances.of(Way.QUERY, Instant.EPOCH)));
  }

  private static RowParameters question(
      @Nullable String filter, @Nullable String orderBy, Groups groups) {
    return new RowParameters(filter, null, orderBy, null, null, null, null, groups);
  }

  private List<List<@Nullable Object>> rows(View view, RowParameters parameters) throws Exception {
    List<List<@Nullable Object>> all = new ArrayList<>();
    for (@Nullable Object[] row : reader.read(view, parameters).rows()) {
      all.add(Arrays.asList(row));
    }
    return all;
  }

  @Test
  void tellsOfEachGroupWhatIsAskedWithExactTypes() throws Exception {
    RowPage page =
        reader.read(
            steward,
            question(
                null,
                null,
                new Groups(
                    "district_code",
                    "count(), count(name), sum(beds) as beds, avg(beds), max(seen_at) as last, distinct(beds)",
                    null)));
    assertThat(page.columns())
        .extracting(Field::name)
        .containsExactly(
            "district_code", "count", "count_name", "beds", "avg_beds", "last", "distinct_beds");
    assertThat(page.rows().get(0))
        .containsExactly(
            "420103",
            2L,
            2L,
            new BigDecimal("100.5"),
            100.5,
            OffsetDateTime.parse("2026-06-01T02:00:00Z"),
            1L);
    assertThat(page.rows().get(1)).startsWith("420106", 2L, 1L, new BigDecimal("400.5"), 200.25);
  }

  @Test
  void putsTogetherOnlyWhatTheCallerMaySee() throws Exception {
    Groups all = new Groups(null, "count(), max(beds)", null);
    assertThat(rows(jianghan, question(null, null, all)))
        .containsExactly(List.of(2L, new BigDecimal("100.5")));
    assertThat(rows(jianghan, question("district_code = '420106'", null, all)))
        .containsExactly(Arrays.asList(0L, null));
  }

  @Test
  void groupsByMaskedValuesAndNeverByWhatIsUnderTheMask() throws Exception {
    RowPage page =
        reader.read(
            jianghan, question(null, null, new Groups("phone", "max(phone) as most", null)));
    assertThat(page.rows()).extracting(row -> row[0]).containsExactly("138****0001", "138****0002");
    assertThat(page.rows()).extracting(row -> row[1]).containsExactly("138****0001", "138****0002");
    assertThat(page.head().masked()).containsExactly("phone", "most");
  }

  @Test
  void daysBeginAtMidnightInChina() throws Exception {
    List<List<@Nullable Object>> days =
        rows(
            steward,
            question(null, null, new Groups("bucket(seen_at, 1d) as day", "count()", null)));
    assertThat(days)
        .containsExactly(
            List.of(OffsetDateTime.parse("2026-05-31T16:00:00Z"), 3L),
            List.of(OffsetDateTime.parse("2026-06-01T16:00:00Z"), 1L));
  }

  @ParameterizedTest
  @CsvSource({"15m, 4", "1h, 4", "3h, 3", "1w, 2", "90s, 4", "100000d, 1"})
  void bucketsAreAsWideAsAsked(String width, int buckets) throws Exception {
    Groups groups = new Groups("bucket(seen_at, " + width + ")", "count()", null);
    // 2026-06-01 is a Monday; 08:00 and 15 hours later lie in one week, the week before has none.
    assertThat(rows(steward, question("id < 17", null, groups)))
        .hasSize(width.equals("1w") ? 1 : buckets);
  }

  @Test
  void choosesOrdersAndPagesGroups() throws Exception {
    Groups groups = new Groups("id", "max(beds) as peak", "peak > 100 and id <> 1");
    assertThat(rows(steward, question(null, "peak desc", groups)))
        .containsExactly(
            List.of(15L, new BigDecimal("300.0")), List.of(16L, new BigDecimal("100.5")));

    List<Object> paged = new ArrayList<>();
    String token = null;
    do {
      RowPage page =
          reader.read(
              steward,
              new RowParameters(
                  null,
                  null,
                  "peak desc",
                  "1",
                  token,
                  null,
                  null,
                  new Groups("id", "max(beds) as peak", null)));
      page.rows().forEach(row -> paged.add(row[0]));
      token = page.nextPageToken();
      lake.append(new Hospital(99, "新医院", "420106", "999"));
    } while (token != null);
    assertThat(paged).as("all of the first page's snapshot").containsExactly(15L, 1L, 16L, 2L);
  }

  @Test
  void saysWhatIsWrong() {
    refused(new Groups("nope", "count()", null), "There is no column 'nope'");
    refused(new Groups("secret_note", "count()", null), "There is no column 'secret_note'");
    refused(new Groups("bucket(seen_at, 1 fortnight)", null, null), "15m, 1h, 1d");
    refused(new Groups("bucket(name, 1h)", null, null), "is not a time");
    refused(new Groups(null, "median(beds)", null), "is not an aggregate");
    refused(new Groups(null, "avg(phone)", null), "not a number");
    refused(new Groups(null, "max(beds), max(beds)", null), "Two columns");
    refused(new Groups(null, null, "count > 1"), "having chooses among groups");
    refused(new Groups(null, "count()", "beds > 1"), "There is no column 'beds'");
    refused(new Groups(null, "max(beds) as \"x; drop\"", null), "is not an aggregate");
  }

  private void refused(Groups groups, String message) {
    assertThatThrownBy(() -> reader.read(jianghan, question(null, null, groups)))
        .isInstanceOf(QueryRefused.class)
        .hasMessageContaining(message);
  }
}
