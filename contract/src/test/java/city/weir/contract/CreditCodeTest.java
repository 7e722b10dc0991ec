package city.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CreditCodeTest {
  @Test
  void acceptsARealCode() {
    assertThat(CreditCode.isValid("91350100M000100Y43")).isTrue();
  }

  @Test
  void refusesWhatHasAnotherLengthOrLetters() {
    assertThat(CreditCode.isValid("91350100M000100Y4")).isFalse();
    assertThat(CreditCode.isValid("91350100M000100I43")).isFalse();
    assertThat(CreditCode.isValid("91350100m000100y43")).isFalse();
  }

  @Property(tries = 200)
  void noticesEverySingleWrongCharacter(
      @ForAll
          @StringLength(17)
          @Chars({'0', '1', '7', '9', 'A', 'H', 'J', 'N', 'P', 'R', 'T', 'U', 'W', 'X', 'Y'})
          String body) {
    String code = body + CreditCode.checkCharacter(body);

    assertThat(CreditCode.isValid(code)).isTrue();
    for (int i = 0; i < code.length(); i++) {
      char other = code.charAt(i) == '5' ? '6' : '5';
      String wrong = code.substring(0, i) + other + code.substring(i + 1);
      assertThat(CreditCode.isValid(wrong)).as(wrong).isFalse();
    }
  }
}
