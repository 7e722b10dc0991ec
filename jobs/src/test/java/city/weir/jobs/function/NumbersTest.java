package city.weir.jobs.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @Property(tries = 300)
  void readsWhatJavaWrites(@ForAll double value) {
    assertThat(Numbers.parse(UTF8String.fromString(Double.toString(value)))).isEqualTo(value);
  }

  @Property(tries = 300)
  void readsWholeNumbersExactly(@ForAll long value) {
    assertThat(Numbers.whole(UTF8String.fromString(Long.toString(value)))).isEqualTo(value);
  }

  @Property(tries = 300)
  void keepsEveryDigit(@ForAll BigDecimal value) {
    assertThat(Numbers.exact(value.toString()))
        .satisfiesAnyOf(
            read -> assertThat(read).isEqualByComparingTo(value),
            read -> assertThat(value.toString()).hasSizeGreaterThan(64));
  }

  @Property(tries = 1000)
  void neverThrowsWhateverIsDelivered(@ForAll String text) {
    Numbers.parse(UTF8String.fromString(text));
    Numbers.whole(UTF8String.fromString(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"１２．５;12.5", "1,234,567.8;1234567.8", " 7 ;7", "+3;3", ".5;0.5", "1e3;1000"})
  void readsNumbersAsPeopleWriteThem(String text, double value) {
    assertThat(Numbers.parse(UTF8String.fromString(text))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NaN",
        "Infinity",
        "1d",
        "0x1p3",
        "1,23",
        "12,34",
        "1.2.3",
        "--1",
        "1e",
        "1e9999",
        "三"
      })
  void refusesWhatIsNoFiniteNumber(String text) {
    assertThat(Numbers.parse(UTF8String.fromString(text))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.5", "9223372036854775808", "1e30"})
  void refusesWhatIsNoWholeNumberOf64Bits(String text) {
    assertThat(Numbers.whole(UTF8String.fromString(text))).isNull();
  }
}
