package city.weir.catalog.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PinyinTest {
  @Test
  void knowsAllReadingsOfACharacter() {
    assertThat(Pinyin.readings('长')).contains("zhang", "chang");
    assertThat(Pinyin.readings('绿')).contains("lv");
    assertThat(Pinyin.readings('x')).isEmpty();
  }

  @Test
  void readsLettersInEveryWay() {
    assertThat(Pinyin.syllables("shuiwei")).contains(List.of("shui", "wei"));
    assertThat(Pinyin.syllables("xian")).containsExactly(List.of("xi", "an"));
    assertThat(Pinyin.syllables("stage")).isEmpty();
    assertThat(Pinyin.syllables("shui")).doesNotContain(List.of("shui"));
  }

  @Property(tries = 200)
  void cutsALettersOnlyIntoSyllablesThatMakeItUp(
      @ForAll @StringLength(max = 60) @CharRange(from = 'a', to = 'z') String letters) {
    for (List<String> cut : Pinyin.syllables(letters)) {
      assertThat(String.join("", cut)).isEqualTo(letters);
      assertThat(cut).allMatch(Pinyin::isSyllable);
    }
  }
}
