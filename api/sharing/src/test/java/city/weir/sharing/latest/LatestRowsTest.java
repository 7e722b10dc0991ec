package city.weir.sharing.latest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.sharing.SampleCity;
import city.weir.sharing.SampleLake;
import city.weir.sharing.SampleLake.Hospital;
import city.weir.sharing.policy.Circumstances;
import city.weir.sharing.policy.Decision.Permit;
import city.weir.sharing.policy.InMemoryAgreements;
import city.weir.sharing.policy.Policies;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.rows.QueryRefused;
import city.weir.sharing.rows.RowPage;
import city.weir.sharing.view.View;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Here a hospital is known by its name, and seen at so many hours as its id says. */
class LatestRowsTest {
  private static final List<@Nullable String> FILTERS =
      Arrays.asList(
          null,
          "name = '甲'",
          "name = '甲' and beds > 1",
          "beds is null or phone like '138%2'",
          "not (beds >= 2) and id in (1, 2, 3, 5, 8)",
          "district_code like '42010_' and lon between 114.301 and 114.31",
          "seen_at > '2026-06-01T05:00:00Z'",
          "name < '乙'");

  @TempDir Path folder;
  private SampleLake lake;
  private LatestRows latest;

  @BeforeEach
  void open() {
    lake = new SampleLake(folder);
    Heads heads = new Heads(lake.lake().changes(), System::nanoTime);
    lake.lake().onCommit(heads);
    latest =
        new LatestRows(
            lake.relations(),
            lake.lake().changes(),
            lake.lake().sql(),
            heads,
            Duration.ofSeconds(30));
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private static View view(Subject subject) {
    DataContract hospitals = seen();
    Permit permit =
        (Permit)
            Policies.of(new InMemoryAgreements())
                .decide(subject, hospitals, Circumstances.of(Way.QUERY, Instant.EPOCH));
    return View.of(hospitals, permit);
  }

  private static DataContract seen() {
    DataContract all = SampleCity.hospitals();
    List<Column> columns = new ArrayList<>();
    for (Column c : all.columns()) {
      boolean time = c.name().equals("seen_at");
      int key = c.name().equals("name") ? 1 : time ? 2 : 0;
      columns.add(
          SampleCity.column(
              c.name(),
              c.type(),
              c.grade(),
              c.mask(),
              key,
              time
                  ? new Column.Role[] {Column.Role.EVENT_TIME}
                  : c.roles().toArray(Column.Role[]::new)));
    }
    return SampleCity.dataset(
        all.id(),
        all.table().toString(),
        columns,
        all.directory().share(),
        false,
        DataContract.Status.ACTIVE);
  }

  private RowPage read(View view, @Nullable String filter, @Nullable String asOf) throws Exception {
    return latest.read(view, LatestQuestion.of(view, filter, null, null, asOf), null);
  }

  private List<Object> ids(@Nullable String filter) throws Exception {
    return read(view(SampleCity.STEWARD), filter, null).rows().stream()
        .map(row -> (Object) row[0])
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isWhatSqlComputesWhateverIsAppendedChangedAndDeleted(long seed) throws Exception {
    Random random = new Random(seed);
    List<Hospital> all = new ArrayList<>();
    for (int commit = 0; commit < 8; commit++) {
      List<Hospital> more = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(4); i++) {
        more.add(
            new Hospital(
                random.nextInt(12),
                random.nextInt(9) == 0 ? null : "甲乙丙丁".substring(random.nextInt(4)).substring(0, 1),
                random.nextBoolean() ? "420103" : "420106",
                random.nextInt(4) == 0 ? null : String.valueOf(random.nextInt(4))));
      }
      if (random.nextInt(3) == 0 && !all.isEmpty()) {
        all.remove(random.nextInt(all.size()));
        all.addAll(more);
        lake.overwrite(all.toArray(Hospital[]::new));
      } else {
        all.addAll(more);
        lake.append(more.toArray(Hospital[]::new));
      }
      for (Subject subject : List.of(SampleCity.STEWARD, SampleCity.JIANGHAN)) {
        for (String filter : FILTERS) {
          RowPage kept = read(view(subject), filter, null);
          RowPage computed = read(view(subject), filter, Long.toString(lake.head()));
          assertThat(kept.snapshot()).isEqualTo(lake.head());
          assertThat(text(kept)).as("%s %s", subject.id(), filter).isEqualTo(text(computed));
        }
      }
    }
  }

  private static List<String> text(RowPage page) {
    return page.rows().stream().map(Arrays::toString).toList();
  }

  @Test
  void lateRowsDoNotReplaceNewerOnes() throws Exception {
    lake.append(new Hospital(5, "甲", "420103", "1"));
    assertThat(ids(null)).containsExactly(5L);
    lake.append(new Hospital(3, "甲", "420103", "2"), new Hospital(4, "乙", "420103", "2"));
    assertThat(ids(null)).containsExactlyInAnyOrder(5L, 4L);
    lake.append(new Hospital(6, "甲", "420103", "2"));
    assertThat(ids("name = '甲'")).containsExactly(6L);
    lake.overwrite(new Hospital(3, "甲", "420103", "2"));
    assertThat(ids(null)).as("what was newest is gone").containsExactly(3L);
  }

  @Test
  void looksBack() throws Exception {
    long before = lake.append(new Hospital(5, "甲", "420103", "1"));
    lake.append(new Hospital(6, "甲", "420103", "1"));
    RowPage then = read(view(SampleCity.STEWARD), null, Long.toString(before));
    assertThat(then.rows()).singleElement().satisfies(row -> assertThat(row[0]).isEqualTo(5L));
  }

  @Test
  void refusesWhatHasNoNewestRowsAndWhatWouldBeCutOff() throws Exception {
    View noTime = View.of(SampleCity.hospitals(), view(SampleCity.STEWARD).permit());
    assertThatThrownBy(() -> read(noTime, null, null))
        .isInstanceOf(QueryRefused.class)
        .hasMessageContaining("no time of the event");
    lake.append(new Hospital(5, "甲", "420103", "1"), new Hospital(6, "乙", "420103", "1"));
    View view = view(SampleCity.STEWARD);
    assertThatThrownBy(
            () -> latest.read(view, LatestQuestion.of(view, null, null, "1", null), null))
        .hasMessageContaining("More than 1 things match");
  }

  @Test
  void showsMasksAndSelectedColumnsOnly() throws Exception {
    lake.append(new Hospital(5, "甲", "420103", "1"));
    View view = view(SampleCity.JIANGHAN);
    RowPage page =
        latest.read(view, LatestQuestion.of(view, "name = '甲'", "phone,name", null, null), null);
    assertThat(page.rows().get(0)).containsExactly("138****0005", "甲");
    assertThat(Set.copyOf(page.head().masked())).containsExactly("phone");
  }
}
