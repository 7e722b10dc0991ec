package city.weir.server.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 6, 7})
  void listsInMemoryAreGivenPageByPageWithNothingTwiceOrLeftOut(int size) {
    List<Integer> all = IntStream.range(0, size).boxed().toList();
    List<String> seen = new ArrayList<>();
    int pages = 0;
    String token = null;
    do {
      Page<String> page = Page.of(all, token, 3, number -> "n" + number);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
      seen.addAll(page.items());
      token = page.nextPageToken();
      pages++;
      assertThat(pages).as("it ends").isLessThanOrEqualTo(size + 1);
    } while (token != null);

    assertThat(seen).isEqualTo(all.stream().map(number -> "n" + number).toList());
    assertThat(pages).as("no empty page at the end").isEqualTo(Math.max(1, (size + 2) / 3));
  }
}
