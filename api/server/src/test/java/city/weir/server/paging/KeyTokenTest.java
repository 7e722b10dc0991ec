package city.weir.server.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.server.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTokenTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "dem-1", "two\nlines", "数据元", "key:", "0"})
  void givesBackTheKeyItWasMadeOf(String key) {
    assertThat(KeyToken.read(KeyToken.write(key))).isEqualTo(key);
  }

  @ParameterizedTest
  @NullAndEmptySource
  void isTheBeginningWhereThereIsNone(String none) {
    assertThat(KeyToken.read(none)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xyz", "%%%", "AAAA"})
  void refusesWhatThisServerDidNotGive(String token) {
    assertThatThrownBy(() -> KeyToken.read(token))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("pageToken is not one this server gave");
  }

  @Test
  void tokensOfOneKindAreNotReadAsAnother() {
    assertThatThrownBy(() -> KeyToken.read(OffsetToken.write(5)))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> OffsetToken.read(KeyToken.write("5")))
        .isInstanceOf(ProblemException.class);
  }
}
