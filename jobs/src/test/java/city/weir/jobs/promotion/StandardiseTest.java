package city.weir.jobs.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.quality.CheckResult;
import city.weir.quality.promotion.PromotionReport;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Raw to resource, over readings of river gauges as the sample city's contract describes them. */
class StandardiseTest {
  private static final List<String> FIELDS =
      List.of("station", "name", "lon", "lat", "tm", "z", "q");
  private static final String CONTRACT = "river-stage.odcs.yaml";

  private final TestLake lake = new TestLake();
  private final String name = TestLake.fresh("river_stage");
  private final String raw = "raw." + name;
  private final String target = "lake.resource." + name;
  private final String quarantine = "lake.quarantine." + name;

  @BeforeEach
  void makeTables() {
    lake.contract(CONTRACT, TestLake.sample(CONTRACT).replace("river_stage", name));
  }

  @Test
  void typesWhatWasDelivered() {
    land(reading("Hankou ", "2026-06-01 08:00:00", "18.35m"));

    PromotionReport report = lake.promote(CONTRACT, raw);

    assertThat(report.error()).isNull();
    assertThat(report.rowsWritten()).isEqualTo(1);
    assertThat(rows("station, observed_at, stage, longitude"))
        .containsExactly("[hankou,2026-06-01T00:00:00Z,18.350,114.3]");
    assertThat(report.checks())
        .allMatch(check -> check.outcome() == CheckResult.Outcome.PASSED)
        .extracting(CheckResult::rule)
        .containsExactlyInAnyOrder(
            "a batch is never empty",
            "seldom missing",
            "within what these gauges have ever read",
            "within what the Yangtze carries");
  }

  @Test
  void keepsRefusedRowsWithTheirReason() {
    land(
        reading("hankou", "2026-06-01 08:00:00", "18.35"),
        reading("hankou", "2026-02-30 08:00:00", "18.35"),
        reading("hankou", "2026-06-01 09:00:00", "high"),
        reading("hankou", "2026-06-01 10:00:00", "99"),
        reading("HK1", "2026-06-01 11:00:00", "18"),
        reading("None", "2026-06-01 12:00:00", "18"));

    PromotionReport report = lake.promote(CONTRACT, raw);

    assertThat(report.rowsWritten()).isEqualTo(1);
    assertThat(report.rowsRefused()).isEqualTo(5);
    assertThat(lake.rows("SELECT reason FROM " + quarantine + " ORDER BY _offset"))
        .containsExactly(
            "[observed_at: '2026-02-30 08:00:00' is not a moment such as 2026-06-01T08:00:00+08:00, read by parse_time(tm, 'Asia/Shanghai')]",
            "[stage: 'high' is not a number, read by to_unit(z, 'm')]",
            "[within what these gauges have ever read: stage between -5 and 32]",
            "[station: 'hk1' does not match ^[a-z]{2,40}$]",
            "[station: is required and missing]");
    assertThat(lake.rows("SELECT record FROM " + quarantine + " ORDER BY _offset DESC LIMIT 1"))
        .singleElement()
        .asString()
        .contains("\"station\":\"None\"", "\"z\":\"18\"");
  }

  @Test
  void readsTheSpellingsOfNothingAsNull() {
    land(reading("hankou", "2026-06-01 08:00:00", "-"));

    assertThat(lake.promote(CONTRACT, raw).rowsWritten()).isEqualTo(1);
    assertThat(rows("stage")).containsExactly("[null]");
  }

  @Test
  void keepsTheRowReceivedLastOfEachKeyInABatch() {
    land(
        reading("hankou", "2026-06-01 08:00:00", "18.1"),
        reading("hankou", "2026-06-01T00:00:00Z", "18.2"));

    lake.promote(CONTRACT, raw);

    assertThat(rows("stage")).containsExactly("[18.200]");
  }

  @Test
  void replacesWhatALaterBatchCorrectsAndLeavesTheRestAlone() {
    land(
        reading("hankou", "2026-06-01 08:00:00", "18.1"),
        reading("hankou", "2026-06-01 09:00:00", "18.2"));
    lake.promote(CONTRACT, raw);
    land(
        reading("hankou", "2026-06-01 08:00:00", "18.1"),
        reading("hankou", "2026-06-01 09:00:00", "18.3"),
        reading("hankou", "2026-06-01 10:00:00", "18.4"));

    PromotionReport second = lake.promote(CONTRACT, raw);

    assertThat(second.error()).isNull();
    assertThat(second.rowsRead()).isEqualTo(3);
    assertThat(second.rowsWritten()).isEqualTo(2);
    assertThat(rows("stage")).containsExactly("[18.100]", "[18.300]", "[18.400]");
  }

  @Test
  void onlyAddsFilesWhenTheKeysAreNew() {
    land(reading("hankou", "2026-06-01 08:00:00", "18.1"));
    lake.promote(CONTRACT, raw);
    land(reading("hankou", "2026-06-03 08:00:00", "18.2"));
    lake.promote(CONTRACT, raw);

    assertThat(lake.rows("SELECT operation FROM " + target + ".snapshots"))
        .containsOnly("[append]");
    assertThat(rows("stage")).hasSize(2);
  }

  @Test
  void leavesAMarkWhenARedeliveryChangesNothing() {
    land(reading("hankou", "2026-06-01 08:00:00", "18.1"));
    lake.promote(CONTRACT, raw);
    land(reading("hankou", "2026-06-01 08:00:00", "18.1"));

    PromotionReport again = lake.promote(CONTRACT, raw);

    assertThat(again.rowsWritten()).isZero();
    assertThat(again.staged()).isEqualTo(lake.snapshot("resource." + name));
    assertThat(rows("stage")).hasSize(1);
    String newest = "SELECT max_by(summary['total-records'], committed_at) FROM %s.snapshots";
    assertThat(lake.rows(newest.formatted(target)))
        .as("rows of the table, as its history counts them")
        .containsExactly("[1]");
    assertThat(again.checks())
        .filteredOn(check -> check.rule().equals("a batch is never empty"))
        .extracting(CheckResult::outcome)
        .containsExactly(CheckResult.Outcome.PASSED);
  }

  @Test
  void showsNothingBeforeItIsPublishedAndStartsOverOnTheSameBranch() {
    land(reading("hankou", "2026-06-01 08:00:00", "18.1"));

    lake.run(lake.order(CONTRACT, raw));
    assertThat(rows("stage")).isEmpty();

    lake.promote(CONTRACT, raw);
    assertThat(rows("stage")).hasSize(1);
  }

  @Test
  void putsTheOrdersSummaryIntoEverySnapshot() {
    land(reading("hankou", "2026-06-01 08:00:00", "18.1"), reading("hankou", "never", "18.1"));
    lake.promote(CONTRACT, raw);

    for (String table : List.of(target, quarantine)) {
      assertThat(lake.rows("SELECT summary['weir.order'] FROM " + table + ".snapshots"))
          .containsOnly("[lease-1]");
    }
  }

  @Test
  void reportsWhatStoppedIt() {
    lake.file(
        CONTRACT, TestLake.sample(CONTRACT).replace("river_stage", name).replace("'m'", "'smoot'"));
    land(reading("hankou", "2026-06-01 08:00:00", "18.1"));

    PromotionReport report = lake.promote(CONTRACT, raw);

    assertThat(report.outcome()).isEqualTo(PromotionReport.Outcome.FAILED);
    assertThat(report.error()).contains("unknown unit 'smoot'");
  }

  private void land(String[]... rows) {
    lake.land(raw, FIELDS, rows);
  }

  private List<String> rows(String columns) {
    return lake.rows("SELECT %s FROM %s ORDER BY station, observed_at".formatted(columns, target));
  }

  private static String[] reading(String station, String time, String stage) {
    return new String[] {station, "汉口", "114.3", "30.6", time, stage, "24300"};
  }
}
