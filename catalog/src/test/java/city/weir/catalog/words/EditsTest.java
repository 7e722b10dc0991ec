package city.weir.catalog.words;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EditsTest {
  @Test
  void countsExchangedNeighboursAsOne() {
    assertThat(Edits.between("hosptial", "hospital")).isOne();
    assertThat(Edits.between("humidty", "humidity")).isOne();
    assertThat(Edits.between("stage", "gauge")).isEqualTo(3);
  }

  @Property(tries = 300)
  void isTheSameBothWaysAndNeverMoreThanTheLongerWord(
      @ForAll @StringLength(max = 8) @CharRange(from = 'a', to = 'd') String one,
      @ForAll @StringLength(max = 8) @CharRange(from = 'a', to = 'd') String other) {
    int edits = Edits.between(one, other);

    assertThat(edits).isEqualTo(Edits.between(other, one));
    assertThat(edits)
        .isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
    assertThat(edits == 0).isEqualTo(one.equals(other));
  }

  @Property(tries = 300)
  void countsOneForOneLetterLeftOut(
      @ForAll @StringLength(min = 1, max = 12) @CharRange(from = 'a', to = 'f') String word,
      @ForAll int seed) {
    int at = Math.floorMod(seed, word.length());

    assertThat(Edits.between(word, word.substring(0, at) + word.substring(at + 1))).isOne();
  }
}
