package city.weir.server.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageSizeTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 199, 200})
  void letsThroughOneToTheMost(int limit) {
    assertThatCode(() -> PageSize.check(limit, 200)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 201, Integer.MAX_VALUE})
  void refusesWhatIsOutsideAndSaysWhatMayBeAsked(int limit) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> PageSize.check(limit, 200));

    assertThat(refused).hasMessage("limit is %d: write 1 to 200".formatted(limit));
    assertThat(refused.code()).isEqualTo(ProblemCode.BAD_QUERY);
  }
}
