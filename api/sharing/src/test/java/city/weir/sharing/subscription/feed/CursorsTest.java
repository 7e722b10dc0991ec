package city.weir.sharing.subscription.feed;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.sharing.subscription.Position;
import java.util.Base64;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CursorsTest {
  private final Cursors cursors = new Cursors("a key of 16 bytes".getBytes());

  @Property(tries = 200)
  void readsWhatItWroteAndNothingElse(
      @ForAll long snapshot,
      @ForAll @IntRange(min = 0) int told,
      @ForAll @IntRange(max = 27) int at) {
    String cursor = cursors.write("sub-1", new Position(snapshot, told, Set.of("x")));
    assertThat(cursors.read("sub-1", cursor)).contains(new Cursors.Place(snapshot, told));
    assertThat(cursors.read("sub-2", cursor)).as("another's").isEmpty();
    byte[] forged = Base64.getUrlDecoder().decode(cursor);
    forged[at] ^= 1;
    assertThat(cursors.read("sub-1", Base64.getUrlEncoder().encodeToString(forged))).isEmpty();
  }

  @Property(tries = 200)
  void isNotStartledByNonsense(@ForAll String text) {
    assertThat(cursors.read("sub-1", text)).isEmpty();
  }
}
