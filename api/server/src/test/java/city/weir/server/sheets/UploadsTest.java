package city.weir.server.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.draft.DraftCheck;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.Finding;
import city.weir.catalog.draft.Guide;
import city.weir.catalog.draft.KnownThings;
import city.weir.catalog.draft.SampleDrafts;
import city.weir.catalog.intake.Judged;
import city.weir.catalog.intake.Outcome;
import city.weir.catalog.intake.Sender;
import city.weir.catalog.intake.Taking;
import city.weir.server.database.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class UploadsTest {
  private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
  private static final Upload UPLOAD =
      new Upload(
          "u1",
          new Sender("zhao-min", null),
          "水务局.xlsx",
          Upload.State.READING,
          null,
          null,
          NOW,
          NOW);

  @ParameterizedTest
  @EnumSource
  void keepsAnUploadOnceUnderAKey(TestDatabase database) {
    Uploads uploads = uploads(database);

    assertThat(uploads.add(UPLOAD, "k")).isTrue();
    assertThat(uploads.add(another("u2"), "k")).isFalse();
    assertThat(uploads.add(another("u3"), null)).isTrue();
    assertThat(uploads.add(another("u4"), null)).isTrue();

    assertThat(uploads.under("zhao-min", "k")).contains(UPLOAD);
    assertThat(uploads.find("u2")).isEmpty();
    assertThat(uploads.list(null, 0, 10)).hasSize(3);
    assertThat(uploads.list("somebody-else", 0, 10)).isEmpty();
    assertThat(uploads.goingOn()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void letsOneOfTwoTakeIt(TestDatabase database) {
    Uploads uploads = uploads(database);
    uploads.add(UPLOAD, null);
    Upload checked = UPLOAD.in(Upload.State.CHECKED, null, null, NOW.plusSeconds(1));
    Upload taking = checked.in(Upload.State.TAKING, null, new Taking.Wish(true, false), NOW);

    assertThat(uploads.replace(Upload.State.READING, checked)).isTrue();
    assertThat(uploads.replace(Upload.State.CHECKED, taking)).isTrue();
    assertThat(uploads.replace(Upload.State.CHECKED, taking)).isFalse();

    assertThat(uploads.find("u1")).contains(taking);
  }

  @ParameterizedTest
  @EnumSource
  void keepsWhatBecameOfEntriesWithTheirFindings(TestDatabase database) {
    Uploads uploads = uploads(database);
    uploads.add(UPLOAD, null);
    List<Finding> findings =
        new DraftCheck(Guide.published(), new KnownThings(), Clock.systemUTC())
            .check(SampleDrafts.sheet().with(Field.TITLE, "测站系统").with(Field.SUMMARY, "短"), null);
    KeptEntry right = new KeptEntry("雨量", new Judged(0, Outcome.NEW, null, List.of()));
    KeptEntry wrong = new KeptEntry("测站系统", new Judged(1, Outcome.WRONG, null, findings));

    uploads.writeAll("u1", List.of(right, wrong));
    uploads.writeAll("u1", List.of(right, wrong));
    uploads.write("u1", List.of(new Judged(0, Outcome.TAKEN, "res-1", List.of())));

    assertThat(findings).hasSizeGreaterThan(1);
    assertThat(uploads.entries("u1", Selection.FOUND, 0, 10)).containsExactly(wrong);
    assertThat(uploads.entries("u1", Selection.LEFT, 0, 10)).containsExactly(wrong);
    assertThat(uploads.entries("u1", Selection.ALL, 0, 1))
        .containsExactly(new KeptEntry("雨量", new Judged(0, Outcome.TAKEN, "res-1", List.of())));
    assertThat(uploads.count("u1", Selection.ALL)).isEqualTo(2);
    assertThat(uploads.outcomes("u1")).isEqualTo(Map.of(Outcome.TAKEN, 1, Outcome.WRONG, 1));
    assertThat(uploads.totals("u1").mistakes() + uploads.totals("u1").warnings())
        .isEqualTo(findings.size());
  }

  private static Uploads uploads(TestDatabase database) {
    DataSource source = database.freshSource();
    return new Uploads(
        JdbcClient.create(source), new JdbcTemplate(source), JsonMapper.builder().build());
  }

  private static Upload another(String id) {
    return new Upload(id, UPLOAD.sender(), "b.xlsx", Upload.State.READING, null, null, NOW, NOW);
  }
}
