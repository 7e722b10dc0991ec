package city.weir.catalog.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensitiveColumnsTest {
  private final SensitiveColumns columns =
      new SensitiveColumns(
          new ProtectedSites(List.of(new ProtectedSites.Site("水厂", 114.30, 30.60)), 500));

  @ParameterizedTest
  @CsvSource({
    "RESIDENT_ID, 11010519491231002X",
    "PHONE, 13800138000",
    "PHONE, 027-82811234",
    "PHONE, +86 13912345678",
    "BANK_CARD, 6222 0212 3456 7894",
    "PLATE, 鄂A12345",
    "PLATE, 鄂AD12345",
    "PERSON_NAME, 李雷",
    "ADDRESS, 江汉区解放大道1277号2栋",
  })
  void knowsAValueByItsForm(Sensitive kind, String value) {
    List<Suspicion> found =
        columns.find(List.of(new ColumnSample("x", "内容", Collections.nCopies(10, value))));

    assertThat(found).extracting(Suspicion::kind).containsExactly(kind);
    assertThat(found.get(0).matched()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({
    "110105194912310021",
    "420106",
    "2026-07-01",
    "12800138000",
    "6222021234567890",
    "91350100M000100Y43",
    "长江水位站",
    "25.31",
  })
  void leavesAloneWhatOnlyResemblesIt(String value) {
    assertThat(columns.find(List.of(new ColumnSample("x", "内容", Collections.nCopies(10, value)))))
        .isEmpty();
  }

  @Test
  void believesANameWithFewValues() {
    List<String> values =
        IntStream.range(0, 20).mapToObj(i -> i == 3 ? "13800138000" : "暂无").toList();

    assertThat(columns.find(List.of(new ColumnSample("duty_phone", "值班电话", values))))
        .singleElement()
        .satisfies(s -> assertThat(s.reason().zh()).contains("取样 20 个值，1 个").contains("列名也像"));
    assertThat(columns.find(List.of(new ColumnSample("note", "备注", values)))).isEmpty();
    assertThat(columns.find(List.of(new ColumnSample("id_card", "证件", List.of()))))
        .extracting(Suspicion::kind)
        .containsExactly(Sensitive.RESIDENT_ID);
  }

  @Test
  void quotesNoValueInItsReason() {
    Suspicion found =
        columns
            .find(List.of(new ColumnSample("x", "x", Collections.nCopies(5, "13800138000"))))
            .get(0);

    assertThat(found.reason().zh() + found.reason().en()).doesNotContain("13800138000");
  }

  @Test
  void findsCoordinatesOfProtectedSites() {
    double[] waterworks = {114.3001, 30.6001};
    double[] elsewhere = {114.5, 30.5};

    assertThat(columns.findSites("lon", "lat", List.of(waterworks, elsewhere)))
        .extracting(Suspicion::column, Suspicion::kind, Suspicion::matched)
        .containsExactly(
            tuple("lon", Sensitive.PROTECTED_SITE, 1), tuple("lat", Sensitive.PROTECTED_SITE, 1));
  }

  @Test
  void doesNotTakeOnePlaceThatHappensToBeNearForATableOfSites() {
    List<double[]> places = new ArrayList<>(Collections.nCopies(20, new double[] {114.5, 30.5}));
    places.add(new double[] {114.3001, 30.6001});

    assertThat(columns.findSites("lon", "lat", places)).isEmpty();
    assertThat(columns.findSites("lon", "lat", List.of(new double[] {114.31, 30.6}))).isEmpty();
    assertThat(columns.findSites("lon", "lat", List.of())).isEmpty();
  }

  @Test
  void tellsTheFormOfWhatItFound() {
    assertThat(
            columns.find(
                List.of(
                    new ColumnSample(
                        "x", "x", List.of("027-82811234", "13800138000", "13900139000")))))
        .singleElement()
        .satisfies(s -> assertThat(s.form()).isEqualTo("9×11"));
  }
}
