package city.weir.server.rows;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.weir.lake.Lake;
import city.weir.server.Chromium;
import city.weir.server.TableRows;
import city.weir.server.TestServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The first rows on the page of a dataset's entry, as different people see them. */
class FirstRowsTest {
  private static final String HOSPITALS = "wuhan.health.hospital";

  @TempDir static Path home;
  private static TestServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.open();
    server = TestServer.start(home, "weir.sample=" + TestServer.root().resolve("samples/wuhan"));
    TableRows.append(
        server.bean(Lake.class),
        "theme.hospital",
        List.of(hospital("协和医院", "420103"), hospital("人民医院", "420106")));
  }

  @AfterAll
  static void stop() {
    server.close();
    chromium.close();
  }

  private static Map<String, Object> hospital(String name, String district) {
    return Map.of(
        "hospital_id",
        name,
        "name",
        name,
        "district_code",
        district,
        "duty_phone",
        "02785351234",
        "asks_for_supplies",
        true,
        "designated",
        false,
        "entries",
        1L);
  }

  private static Locator firstRows(Page page, String dataset) {
    page.navigate(server.uri("/console/directory/" + dataset));
    return page.locator("#first-rows");
  }

  /** How often {@code person} read the hospitals, as the auditor sees it. */
  private static int readings(String person) throws Exception {
    Page auditor = chromium.signIn(server, "sun-tao");
    String events =
        auditor
            .request()
            .get(
                server.uri(
                    "/api/v1/audit-events?action=rows.read&subject=%s&dataset=%s"
                        .formatted(person, HOSPITALS)))
            .text();
    return JsonMapper.builder().build().readTree(events).path("items").size();
  }

  @Test
  void areThereForTheStewardAtOnceAndKeptInTheAudit() throws Exception {
    int before = readings("zhao-min");
    Page steward = chromium.signIn(server, "zhao-min");
    Locator rows = firstRows(steward, HOSPITALS);
    assertThat(rows.locator("tbody tr")).hasCount(2);
    assertThat(rows).containsText("协和医院");
    assertThat(readings("zhao-min")).isEqualTo(before + 1);
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void areReadUnderAnAgreementOnlyWhenTheReaderSaysSo() throws Exception {
    Page agency = chromium.signIn(server, "li-wen", "zh-CN", 320, 640);
    Locator rows = firstRows(agency, HOSPITALS);
    assertThat(rows).containsText("计为一次读取");
    assertThat(readings("li-wen")).isZero();

    rows.getByText("读取前几行").press("Enter");

    assertThat(rows.locator("tbody tr")).hasCount(1);
    assertThat(rows).containsText("协和医院");
    assertThat(rows).containsText("027****1234");
    assertThat(rows).not().containsText("人民医院");
    assertThat(Chromium.fits(agency)).isTrue();
    assertThat(readings("li-wen")).isEqualTo(1);
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void sayWhyThereAreNoneToSeeAndWhatWouldOpenThem() throws Exception {
    Page agency = chromium.signIn(server, "li-wen");
    Locator rows = firstRows(agency, "wuhan.health.hospital-supply");
    assertThat(rows).containsText("there is no agreement");
    assertThat(rows.locator("a:has-text('Ask for it')")).isVisible();
    assertThat(rows.locator("table")).hasCount(0);
  }

  @Test
  void areNoneWhileNoDataCameIn() throws Exception {
    Page steward = chromium.signIn(server, "zhao-min");
    assertThat(firstRows(steward, "wuhan.health.hospital-supply")).containsText("No row");
  }
}
