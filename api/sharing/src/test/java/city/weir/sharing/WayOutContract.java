package city.weir.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.Origin.Way;
import city.weir.sharing.SampleLake.Hospital;
import city.weir.sharing.policy.Circumstances;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.InMemoryAgreements;
import city.weir.sharing.policy.Policies;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.view.View;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds on every way by which rows leave. */
abstract class WayOutContract {
  static final Policy POLICY = Policies.of(new InMemoryAgreements());

  @TempDir Path folder;
  SampleLake lake;

  /**
   * Everything the subject gets of the hospitals that meet {@code condition}, as text.
   *
   * @throws Exception when the policy denies it
   */
  abstract String given(Subject subject, String condition) throws Exception;

  /** Called when the lake is there and has no rows yet. */
  void begin() {}

  /** Called at the end. */
  void end() {}

  @BeforeEach
  void open() {
    lake = new SampleLake(folder);
    begin();
    lake.append(
        new Hospital(1, "协和医院", "420103", "100.5"),
        new Hospital(2, "同济医院", "420103", null),
        new Hospital(3, "中南医院", "420106", "300"));
  }

  @AfterEach
  void close() {
    end();
    lake.close();
  }

  static View view(Subject subject, Way way) {
    Decision decision =
        POLICY.decide(subject, SampleCity.hospitals(), Circumstances.of(way, Instant.EPOCH));
    if (decision instanceof Decision.Permit permit) {
      return View.of(SampleCity.hospitals(), permit);
    }
    throw new SecurityException(((Decision.Deny) decision).reason().en());
  }

  @Test
  void anAgencyGetsTheRowsOfItsOwnDistrict() throws Exception {
    assertThat(given(SampleCity.JIANGHAN, "id > 0")).contains("协和", "同济").doesNotContain("中南");
    assertThat(given(SampleCity.WUCHANG, "id > 0")).contains("中南").doesNotContain("协和", "同济");
  }

  @Test
  void noConditionReachesTheRowsOfAnotherDistrict() throws Exception {
    assertThat(given(SampleCity.JIANGHAN, "id = 3 or district_code = '420106'"))
        .doesNotContain("中南");
  }

  @Test
  void aMaskedColumnShowsItsMask() throws Exception {
    assertThat(given(SampleCity.JIANGHAN, "id > 0"))
        .contains("138****0001", "138****0002")
        .doesNotContain("13800000001");
  }

  @Test
  void aMaskedColumnCannotBeProbedByConditions() throws Exception {
    assertThat(given(SampleCity.JIANGHAN, "phone = '13800000001' or phone like '1380%'"))
        .doesNotContain("协和");
    assertThat(given(SampleCity.JIANGHAN, "phone = '138****0001'"))
        .contains("协和")
        .doesNotContain("同济");
  }

  @Test
  void aHiddenColumnDoesNotExist() throws Exception {
    assertThat(given(SampleCity.STEWARD, "id > 0"))
        .contains("中南")
        .doesNotContain("secret_note", "nobody reads this");
    assertThatThrownBy(() -> given(SampleCity.STEWARD, "secret_note is null"))
        .hasMessageContaining("secret_note");
  }

  @Test
  void whoeverIsNotPermittedGetsNothing() {
    assertThatThrownBy(() -> given(Subject.PUBLIC, "id > 0")).isInstanceOf(Exception.class);
  }
}
