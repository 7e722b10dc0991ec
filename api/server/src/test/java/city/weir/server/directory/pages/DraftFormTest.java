package city.weir.server.directory.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.catalog.Kind;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class DraftFormTest {
  @Test
  void readsFieldsTicksAndItems() {
    MultiValueMap<String, String> sent = sent("file");
    sent.add("title", " 历史洪峰水位 ");
    sent.add("share-way", "文件");
    sent.add("share-way", "介质交换");
    sent.add("items", "\n站名\tC\n");
    DraftForm form = DraftForm.of(sent);
    assertThat(form.draft().kind()).isEqualTo(Kind.FILE);
    assertThat(form.draft().get(Field.TITLE)).isEqualTo("历史洪峰水位");
    assertThat(form.draft().get(Field.SHARE_WAY)).isEqualTo("文件、介质交换");
    assertThat(form.lines()).containsExactly(1);
  }

  @Test
  void leavesOutWhatThingsOfTheKindDoNotHave() {
    MultiValueMap<String, String> sent = sent("file");
    sent.add("device", "42010000001320000001");
    assertThat(DraftForm.of(sent).draft().has(Field.DEVICE)).isFalse();
  }

  @Test
  void refusesWhatNoDraftCanHold() {
    for (MultiValueMap<String, String> sent :
        java.util.List.of(
            sent("submarine"),
            with("title", "长".repeat(Draft.MOST_CHARACTERS + 1)),
            with("items", "站名\tC\n".repeat(Draft.MOST_ITEMS + 1)))) {
      assertThatThrownBy(() -> DraftForm.of(sent))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.MALFORMED));
    }
  }

  private static MultiValueMap<String, String> with(String name, String value) {
    MultiValueMap<String, String> sent = sent("file");
    sent.add(name, value);
    return sent;
  }

  private static MultiValueMap<String, String> sent(String kind) {
    MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
    sent.add("kind", kind);
    return sent;
  }
}
