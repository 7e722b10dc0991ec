package city.weir.server.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NextPageTest {
  @Test
  void keepsTheQuestionAndReplacesTheToken() {
    assertThat(Answers.next("/rows", "filter=a%3D1&pageToken=old&format=csv", "new"))
        .isEqualTo("/rows?filter=a%3D1&format=csv&pageToken=new");
    assertThat(Answers.next("/rows", null, "new")).isEqualTo("/rows?pageToken=new");
  }
}
