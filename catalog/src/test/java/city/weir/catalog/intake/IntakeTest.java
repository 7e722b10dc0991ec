package city.weir.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import city.weir.catalog.SampleEntries;
import city.weir.catalog.State;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.DraftCheck;
import city.weir.catalog.draft.Drafts;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.Guide;
import city.weir.catalog.draft.ItemField;
import city.weir.catalog.draft.SampleDrafts;
import city.weir.catalog.lifecycle.Codes;
import city.weir.catalog.lifecycle.Difference;
import city.weir.catalog.lifecycle.InMemoryEntries;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.LifeRefused;
import city.weir.catalog.lifecycle.Lifecycle;
import city.weir.catalog.sheet.DirectorySheet;
import city.weir.catalog.sheet.Sheets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final Sender STEWARD = new Sender("zhao-min", null);
  private static final Taking.Wish NEW_ONES = new Taking.Wish(false, false);
  private static final Taking.Wish ALL_HANDED_IN = new Taking.Wish(true, true);

  private final InMemoryEntries store = new InMemoryEntries();
  private final StoredThings things = new StoredThings(store);
  private final Clock clock = Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC);
  private final Guide guide = Guide.published();
  private final Lifecycle lifecycle =
      new Lifecycle(
          store, new DraftCheck(guide, things, clock), new Codes(things, store::nextNumber), clock);
  private final Intake intake = new Intake(store, things, guide, clock);
  private final Taking taking = new Taking(intake, store, lifecycle);
  private final Kept kept = new Kept();

  @Test
  void takesInWhatIsRightAndLeavesTheRest() throws Exception {
    DirectorySheet sheet = sheet(draft("雨量"), draft("测站系统"), draft("测站名录"), draft("测站 名录"));

    List<Judged> judged = intake.judge(sheet, STEWARD, n -> {});
    take("u1", sheet, judged, NEW_ONES);

    assertThat(judged)
        .extracting(Judged::outcome)
        .containsExactly(Outcome.NEW, Outcome.WRONG, Outcome.NEW, Outcome.WRONG);
    assertThat(titles()).containsExactlyInAnyOrder("雨量", "测站名录");
    assertThat(kept.rows.keySet()).containsExactly(0, 2);
    assertThat(store.in(State.DRAFT, null, 10)).hasSize(2);
  }

  @Test
  void doublesNothingWhenTheSameIsTakenAgain() throws Exception {
    DirectorySheet sheet = sheet(draft("雨量"), draft("测站名录"));
    List<Judged> judged = intake.judge(sheet, STEWARD, n -> {});
    take("u1", sheet, judged, NEW_ONES);

    take("u1", sheet, judged, ALL_HANDED_IN);
    List<Judged> again = intake.judge(sheet, STEWARD, n -> {});
    take("u2", sheet, again, ALL_HANDED_IN);

    assertThat(titles()).hasSize(2);
    assertThat(again).extracting(Judged::outcome).containsOnly(Outcome.SAME);
  }

  @Test
  void completesWhatACrashLeft() throws Exception {
    DirectorySheet sheet =
        sheet(IntStream.range(0, 450).mapToObj(i -> draft("雨量" + word(i))).toArray(Draft[]::new));
    List<Judged> judged = intake.judge(sheet, STEWARD, n -> {});
    kept.batchesBeforeItFails = 1;

    assertThatThrownBy(() -> take("u1", sheet, judged, NEW_ONES))
        .isInstanceOf(IllegalStateException.class);
    int before = titles().size();
    // Begun and not told: the crash came between the two.
    assertThat(before).isGreaterThan(kept.rows.size());
    kept.batchesBeforeItFails = 9;
    take("u1", sheet, judged, NEW_ONES);

    assertThat(titles()).hasSize(450).doesNotHaveDuplicates();
    assertThat(intake.judge(sheet, STEWARD, n -> {}))
        .extracting(Judged::outcome)
        .containsOnly(Outcome.SAME);
  }

  @Test
  void showsChangesAndMakesThemOnlyWhenAskedTo() throws Exception {
    Life life = published("res-1", draft("雨量"));
    Draft changed = draft("雨量").with(Field.SUMMARY, "全市雨量站的逐时雨量，来自遥测");
    DirectorySheet sheet = sheet(changed);

    List<Judged> judged = intake.judge(sheet, STEWARD, n -> {});
    take("u1", sheet, judged, NEW_ONES);

    assertThat(judged)
        .extracting(Judged::outcome, Judged::entry)
        .containsExactly(tuple(Outcome.CHANGE, "res-1"));
    assertThat(intake.differences(sheet, changed))
        .extracting(Difference::field, Difference::after)
        .containsExactly(tuple(Field.SUMMARY, "全市雨量站的逐时雨量，来自遥测"));
    assertThat(store.find("res-1")).contains(life);

    take("u1", sheet, judged, ALL_HANDED_IN);
    Life after = store.find("res-1").orElseThrow();
    assertThat(after.latest().state()).isEqualTo(State.SUBMITTED);
    assertThat(after.latest().number()).isEqualTo(2);
    assertThat(after.published()).isEqualTo(1);
  }

  @Test
  void doesNotChangeWhatIsBeingJudged() throws Exception {
    lifecycle.submit(lifecycle.begin("res-1", draft("雨量"), "li"), "li", null);
    DirectorySheet sheet = sheet(draft("雨量").with(Field.UPDATE_CYCLE, "每日"));

    List<Judged> judged = intake.judge(sheet, STEWARD, n -> {});

    assertThat(judged).extracting(Judged::outcome).containsExactly(Outcome.BUSY);
  }

  @Test
  void leavesWhatFollowsAContract() throws Exception {
    Draft dataset = new Drafts(guide).draft(SampleEntries.ALL.get(0));
    for (Field level : Field.LEVELS) {
      dataset = dataset.with(level, SampleDrafts.sheet().get(level));
    }
    lifecycle.follow("wuhan.water.stage", dataset, State.PUBLISHED, "1.0.0");
    Life life = store.find("wuhan.water.stage").orElseThrow();
    Draft exported = dataset.with(Field.CODE, String.valueOf(life.code()));

    DirectorySheet sheet = sheet(exported, exported.with(Field.SUMMARY, "别的摘要，写在表里"));
    List<Judged> judged = intake.judge(sheet, STEWARD, n -> {});

    assertThat(judged).extracting(Judged::outcome).containsExactly(Outcome.SAME, Outcome.CONTRACT);
  }

  @Test
  void keepsWhatASheetHasNoColumnFor() throws Exception {
    published("res-1", draft("雨量").with(Field.ENGLISH, "Rainfall").with(Field.KEYWORDS, "雨、水"));
    byte[] file =
        Sheets.file(
            sheet -> {
              Sheets.row(sheet, 0, "信息资源名称", "信息资源提供方", "信息资源摘要", "更新周期");
              Sheets.row(sheet, 1, "雨量", SampleDrafts.BUREAU, draft("雨量").get(Field.SUMMARY), "每日");
            });
    DirectorySheet sheet = Sheets.read(file);

    List<Judged> judged = intake.judge(sheet, STEWARD, n -> {});
    take("u1", sheet, judged, ALL_HANDED_IN);

    Draft after = store.find("res-1").orElseThrow().latest().draft();
    assertThat(after.get(Field.UPDATE_CYCLE)).isEqualTo("每日");
    assertThat(after.get(Field.ENGLISH)).isEqualTo("Rainfall");
    assertThat(after.items()).extracting(i -> i.get(ItemField.TITLE)).contains("洪峰水位");
  }

  @Test
  void knowsAnEntryByItsCodeThoughItIsRenamed() throws Exception {
    Life life = published("res-1", draft("雨量"));
    DirectorySheet sheet = sheet(draft("逐时雨量").with(Field.CODE, String.valueOf(life.code())));

    assertThat(intake.judge(sheet, STEWARD, n -> {}))
        .extracting(Judged::outcome, Judged::entry)
        .containsExactly(tuple(Outcome.CHANGE, "res-1"));
  }

  @Test
  void refusesASecondCodeForTheSameResource() throws Exception {
    published("res-1", draft("雨量"));
    DirectorySheet sheet = sheet(draft("雨量").with(Field.CODE, "21300101/00777"));

    assertThat(intake.judge(sheet, STEWARD, n -> {}))
        .extracting(Judged::outcome)
        .containsExactly(Outcome.WRONG);
  }

  @Test
  void letsAnOwnerWriteForItsOwnOrganisationOnly() throws Exception {
    Sender owner = new Sender("chen-hao", SampleDrafts.BUREAU_CODE);
    Draft others = draft("门诊量").with(Field.PROVIDER_CODE, "11100000000013338W");
    DirectorySheet sheet = sheet(draft("雨量"), others);

    List<Judged> judged = intake.judge(sheet, owner, n -> {});
    taking.take("u1", sheet, judged, owner, ALL_HANDED_IN, kept, (done, wanted) -> {});

    assertThat(judged).extracting(Judged::outcome).containsExactly(Outcome.NEW, Outcome.NOT_YOURS);
    assertThat(judged.get(1).findings()).isEmpty();
    assertThat(titles()).containsExactly("雨量");
  }

  @Test
  void tellsHowFarItIs() throws Exception {
    DirectorySheet sheet = sheet(draft("雨量"), draft("测站名录"), draft("蒸发量"));
    List<Integer> seen = new ArrayList<>();

    intake.judge(sheet, STEWARD, seen::add);

    assertThat(seen).containsExactly(1, 2, 3);
  }

  private void take(String upload, DirectorySheet sheet, List<Judged> judged, Taking.Wish wish) {
    taking.take(upload, sheet, judged, STEWARD, wish, kept, (done, wanted) -> {});
  }

  private static Draft draft(String title) {
    return SampleDrafts.sheet().with(Field.TITLE, title);
  }

  /** Numbers at the end of a title look like a dragged cell. */
  private static String word(int number) {
    return "甲乙丙丁戊己庚辛壬癸".charAt(number % 10)
        + ""
        + "子丑寅卯辰巳午未申酉戌亥".charAt(number / 10 % 10)
        + "东南西北中".charAt(number / 100);
  }

  private static DirectorySheet sheet(Draft... drafts) throws Exception {
    return Sheets.read(Sheets.written(List.of(drafts)));
  }

  private Life published(String id, Draft draft) throws LifeRefused {
    Life life = lifecycle.submit(lifecycle.begin(id, draft, "li"), "li", null);
    return lifecycle.publish(lifecycle.approve(life, "qian-yu", null), "qian-yu", null);
  }

  private List<String> titles() {
    return store.all(null, 10_000).stream().map(l -> l.latest().draft().get(Field.TITLE)).toList();
  }

  /** Keeps in memory, and fails where a test wants a crash. */
  private static final class Kept implements Ledger {
    final Map<Integer, Judged> rows = new TreeMap<>();
    int batchesBeforeItFails = Integer.MAX_VALUE;

    @Override
    public void together(Runnable work) {
      work.run();
    }

    @Override
    public void write(List<Judged> changed) {
      if (batchesBeforeItFails-- <= 0) {
        throw new IllegalStateException("The power went out");
      }
      changed.forEach(row -> rows.put(row.number(), row));
    }
  }
}
