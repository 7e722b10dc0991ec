package city.weir.catalog.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TermsTest {
  @Test
  void givesATextUnderEveryWayItMayBeAskedFor() {
    List<Term> terms = Terms.of("河道水位 · river_stage");

    assertThat(terms)
        .contains(
            new Term("水位", 2, 4),
            new Term("|水位", 2, 4),
            new Term("*河水", 0, 3),
            new Term("~shui'wei", 2, 4),
            new Term("^hdsw", 0, 4),
            new Term("^sw", 2, 4),
            new Term("=river", 7, 12),
            new Term("stage", 13, 18));
  }

  @Property(tries = 500)
  void staysWithinTheTextAndHasNoBlanksWhateverIsWritten(
      @ForAll @StringLength(max = 40) String text) {
    for (Term term : Terms.of(text)) {
      assertThat(term.text()).isNotEmpty().doesNotContainAnyWhitespaces();
      assertThat(term.start()).isBetween(0, text.length());
      assertThat(term.end()).isBetween(term.start(), text.length());
    }
  }

  @Property(tries = 300)
  void understandsWhateverIsTyped(@ForAll @StringLength(max = 200) String text) {
    Questions questions = new Questions(Synonyms.ofTheField());

    assertThat(questions.exact(text).parts()).hasSizeLessThanOrEqualTo(12);
    assertThat(questions.lenient(text).parts()).hasSizeLessThanOrEqualTo(12);
  }
}
