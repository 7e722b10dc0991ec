package city.weir.server.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;

class CallKeyTest {
  static Stream<String> kept() {
    return Stream.of("k", "gas-2026-1", "k".repeat(200));
  }

  static Stream<String> refused() {
    return Stream.of("", "  ", "\t", "k".repeat(201));
  }

  @ParameterizedTest
  @NullSource
  @MethodSource("kept")
  void letsThroughWhatMayBeKeptAndNone(String key) {
    assertThatCode(() -> CallKey.check(key)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesBlankAndTooLong(String key) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> CallKey.check(key));

    assertThat(refused).hasMessage("Idempotency-Key is blank or longer than 200 characters");
    assertThat(refused.code()).isEqualTo(ProblemCode.MALFORMED);
  }
}
