package city.weir.sharing.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.sharing.engine.Argument;
import city.weir.sharing.engine.ParameterType;
import city.weir.sharing.policy.Words;
import java.time.OffsetDateTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterTest {
  private static Parameter parameter(
      ParameterType type,
      boolean required,
      @Nullable String preset,
      @Nullable String min,
      @Nullable String max,
      String... values) {
    return new Parameter(
        "p", type, new Words("参数", "P"), required, preset, min, max, List.of(values));
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 12, 12",
    "INTEGER, -9223372036854775808, -9223372036854775808",
    "NUMBER, 1.5, 1.500000000",
    "NUMBER, 1e3, 1000.000000000",
    "BOOLEAN, true, true",
    "DATE, 2026-06-01, 2026-06-01",
    "MOMENT, 2026-06-01T08:00:00+08:00, 2026-06-01T00:00:00Z",
    "MOMENT, 2026-06-01T08:00:00 08:00, 2026-06-01T00:00:00Z",
    "TEXT, a'b, a'b",
  })
  void readsValuesOfItsType(ParameterType type, String given, String bound) throws Exception {
    assertThat(parameter(type, true, null, null, null).argument(given).text()).isEqualTo(bound);
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 1.5",
    "INTEGER, 9223372036854775808",
    "INTEGER, ''",
    "NUMBER, 1/2",
    "NUMBER, 1e99999999",
    "NUMBER, 0.0000000001",
    "NUMBER, NaN",
    "BOOLEAN, yes",
    "DATE, 2026-02-30",
    "MOMENT, 2026-06-01",
    "MOMENT, 2026-06-01T08:00:00",
    "MOMENT, +999999999-01-01T00:00:00Z",
  })
  void refusesWhatIsNoValueOfItsType(ParameterType type, String given) {
    assertThatThrownBy(() -> parameter(type, true, null, null, null).argument(given))
        .isInstanceOf(ParameterRefused.class)
        .hasMessageStartingWith("p: ");
  }

  @Test
  void holdsItsBounds() throws Exception {
    Parameter year = parameter(ParameterType.INTEGER, true, null, "2000", "2100");
    assertThat(year.argument("2100").text()).isEqualTo("2100");
    assertThatThrownBy(() -> year.argument("1999")).hasMessageContaining("below 2000");
    assertThatThrownBy(() -> year.argument("2101")).hasMessageContaining("above 2100");
    assertThatThrownBy(() -> year.argument(null)).hasMessageContaining("required");
    Parameter code = parameter(ParameterType.TEXT, false, null, "6", "6");
    assertThatThrownBy(() -> code.argument("42010")).hasMessageContaining("length");
    assertThat(code.argument(null).text()).isNull();
    Parameter kind = parameter(ParameterType.TEXT, false, "a", null, null, "a", "b");
    assertThat(kind.argument(null).text()).isEqualTo("a");
    assertThatThrownBy(() -> kind.argument("c")).hasMessageContaining("one of a, b");
  }

  @Test
  void cannotBeDeclaredSoThatNoCallWouldFit() {
    assertThatThrownBy(() -> parameter(ParameterType.INTEGER, true, "1", null, null))
        .hasMessageContaining("required and has a default");
    assertThatThrownBy(() -> parameter(ParameterType.INTEGER, false, "9", null, "5"))
        .hasMessageContaining("above 5");
    assertThatThrownBy(() -> parameter(ParameterType.INTEGER, false, null, "6", "5"))
        .hasMessageContaining("no values");
    assertThatThrownBy(() -> parameter(ParameterType.DATE, false, null, null, null, "soon"))
        .isInstanceOf(QueryInvalid.class);
    for (String name : List.of("limit", "asof", "P", "1a", "a-b", "")) {
      assertThatThrownBy(
              () ->
                  new Parameter(
                      name,
                      ParameterType.TEXT,
                      new Words("a", "a"),
                      false,
                      null,
                      null,
                      null,
                      List.of()))
          .isInstanceOf(QueryInvalid.class);
    }
  }

  @Property
  void takesAnyTextAsItIsOrNotAtAll(@ForAll @StringLength(max = 1200) String text)
      throws Exception {
    Parameter any = parameter(ParameterType.TEXT, true, null, null, null);
    if (text.length() > 1000) {
      assertThatThrownBy(() -> any.argument(text)).isInstanceOf(ParameterRefused.class);
    } else {
      assertThat(any.argument(text).text()).isEqualTo(text);
    }
  }

  @Property
  void writesEachNumberAndMomentSoThatItIsReadAgain(@ForAll long whole, @ForAll int seconds) {
    Argument number = new Argument(ParameterType.INTEGER, Long.toString(whole));
    assertThat(number.text()).isEqualTo(Long.toString(whole));
    OffsetDateTime moment = OffsetDateTime.parse("2026-01-01T00:00:00Z").plusSeconds(seconds);
    Argument at = new Argument(ParameterType.MOMENT, moment.toString());
    assertThat(new Argument(ParameterType.MOMENT, at.text())).isEqualTo(at);
  }
}
