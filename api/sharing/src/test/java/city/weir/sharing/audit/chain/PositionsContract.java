package city.weir.sharing.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.sharing.audit.Events;
import city.weir.sharing.audit.Hash;
import org.junit.jupiter.api.Test;

/** What every store of positions does. */
public abstract class PositionsContract {
  /** A store that was never written to. */
  protected abstract Positions positions();

  private static Head head(long sequence) {
    return new Head(sequence, Canonical.hash(Hash.NONE, sequence, Events.event(1)));
  }

  @Test
  void knowsNothingAtFirst() {
    assertThat(positions().read()).isEqualTo(Positions.Marks.NONE);
  }

  @Test
  void keepsTheNewestOfEach() {
    Positions positions = positions();
    positions.witnessed(head(5));
    positions.sealed(head(3));
    assertThat(positions.read()).isEqualTo(new Positions.Marks(head(3), head(5)));
    positions.witnessed(head(9));
    assertThat(positions.read()).isEqualTo(new Positions.Marks(head(3), head(9)));
  }

  @Test
  void whatIsSealedIsWitnessed() {
    Positions positions = positions();
    positions.sealed(head(7));
    assertThat(positions.read()).isEqualTo(new Positions.Marks(head(7), head(7)));
  }
}
