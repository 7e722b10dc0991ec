package city.weir.sharing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.Mask;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MasksTest {
  @Provide
  Arbitrary<Mask> masks() {
    Arbitrary<Integer> few = Arbitraries.integers().between(0, 6);
    return Arbitraries.oneOf(
        Arbitraries.of(new Mask.Remove(), new Mask.Hash()),
        Combinators.combine(few, few).as(Mask.Partial::new),
        Arbitraries.of(0.5, 1.0, 2.0, 3.0, 10.0, 25.0, 100.0).map(Mask.Generalise::new),
        few.map(Mask.Blur::new));
  }

  @Property
  void theStricterOfTwoIsAtLeastAsStrictAsEither(
      @ForAll("masks") Mask one, @ForAll("masks") Mask other) {
    Mask both = Masks.strictest(one, other);
    assertThat(both).isEqualTo(Masks.strictest(other, one));
    assertThat(Masks.atLeastAsStrict(both, one)).isTrue();
    assertThat(Masks.atLeastAsStrict(both, other)).isTrue();
  }

  @Property
  void aMaskIsAsStrictAsItself(@ForAll("masks") Mask mask) {
    assertThat(Masks.strictest(mask, mask)).isEqualTo(mask);
    assertThat(Masks.strictest(mask, new Mask.Remove())).isEqualTo(new Mask.Remove());
  }

  @Property
  void whatIsWrittenIsReadAgain(@ForAll("masks") Mask mask) {
    assertThat(Masks.read(Masks.write(mask))).isEqualTo(mask);
  }

  @Test
  void roundingToStepsThatDoNotDivideEachOtherTellsTooMuchTogether() {
    assertThat(Masks.strictest(new Mask.Generalise(10), new Mask.Generalise(100)))
        .isEqualTo(new Mask.Generalise(100));
    assertThat(Masks.strictest(new Mask.Generalise(10), new Mask.Generalise(15)))
        .isEqualTo(new Mask.Remove());
  }

  @Test
  void saysHowMasksAreWritten() {
    assertThatThrownBy(() -> Masks.read("blurred"))
        .hasMessageContaining("'blurred' is no mask")
        .hasMessageContaining("partial:3,4");
    assertThatThrownBy(() -> Masks.read("partial:3")).hasMessageContaining("is no mask");
  }
}
