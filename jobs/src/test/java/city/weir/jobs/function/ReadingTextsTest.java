package city.weir.jobs.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTextsTest {
  @ParameterizedTest
  @CsvSource({
    "18.35,m,18.35",
    "1835cm,m,18.35",
    "18.35 米,m,18.35",
    "36km/h,m/s,10",
    "25℃,K,298.15",
    "77 °F,Cel,25",
    "0.5%,ppm,5000",
    "35 μg/m³,mg/m3,0.035"
  })
  void bringsQuantitiesToOneUnit(String text, String unit, double value) {
    assertThat((Double) Units.to(unit).apply(text(text))).isCloseTo(value, within(1e-9));
  }

  @Test
  void refusesAUnitOfAnotherKind() {
    assertThat(Units.to("m").apply(text("18 kg"))).isNull();
    assertThat(Units.to("m").apply(text("18 smoot"))).isNull();
  }

  @Test
  void findsCodesByCodeNameAndAlias() {
    CodeList list =
        new CodeList("d", "code,name,aliases\n420106,武昌区,武昌|Wuchang\n420103,\"江汉区\",\n");

    assertThat(list.apply(text("武昌"))).hasToString("420106");
    assertThat(list.apply(text("WUCHANG "))).hasToString("420106");
    assertThat(list.apply(text("420103"))).hasToString("420103");
    assertThat(list.apply(text("江 汉 区"))).hasToString("420103");
    assertThat(list.apply(text("东湖"))).isNull();
  }

  @Test
  void refusesAListInWhichANameStandsForTwoCodes() {
    assertThatThrownBy(() -> new CodeList("d", "code,name,aliases\n1,甲,乙\n2,乙,\n"))
        .hasMessageContaining("'乙' stands for both 1 and 2");
  }

  @ParameterizedTest
  @CsvSource({
    "027-8378 0000,027-83780000",
    "+86 138 0000 0000,13800000000",
    "（0713）1234567,0713-1234567",
    "120,120",
    "83780000,83780000"
  })
  void bringsTelephoneNumbersToOneSpelling(String written, String phone) {
    assertThat(Texts.phone(text(written))).hasToString(phone);
  }

  @Test
  void bringsNamesOfOrganisationsToOneForm() {
    assertThat(Texts.nameKey(text("华中科技大学同济医学院附属协和医院（西院）")))
        .isEqualTo(Texts.nameKey(text(" 华中科技大学同济医学院附属协和医院 西院")));
    assertThat(Texts.nameKey(text("武汉某化工有限公司"))).hasToString("武汉某化工");
  }

  @Property(tries = 300)
  void similarityIsSymmetricAndBounded(@ForAll String a, @ForAll String b) {
    double similarity = Similarity.of(text(a), text(b));

    assertThat(similarity).isBetween(0.0, 1.0).isEqualTo(Similarity.of(text(b), text(a)));
    assertThat(Similarity.of(text(a), text(a))).isEqualTo(1.0);
  }

  @Test
  void similarityAgreesWithThePublishedExample() {
    assertThat(Similarity.of(text("MARTHA"), text("MARHTA"))).isCloseTo(0.9611, within(1e-4));
    assertThat(Similarity.of(text("DIXON"), text("DICKSONX"))).isCloseTo(0.8133, within(1e-4));
  }

  @Property(tries = 300)
  void undoesTheOffsetOfChineseMaps(
      @ForAll @DoubleRange(min = 73, max = 135) double lon,
      @ForAll @DoubleRange(min = 4, max = 53) double lat) {
    double[] shifted = Coordinates.toGcj02(lon, lat);

    double lonBack = Coordinates.gcj02Lon(shifted[0], shifted[1]);
    double latBack = Coordinates.gcj02Lat(shifted[0], shifted[1]);

    assertThat(Coordinates.distance(lon, lat, lonBack, latBack)).isLessThan(0.001);
  }

  @Test
  void measuresDistanceInMetres() {
    assertThat(Coordinates.distance(114.0, 30.0, 114.0, 31.0)).isCloseTo(111_195, within(10.0));
  }

  private static UTF8String text(String value) {
    return UTF8String.fromString(value);
  }
}
