package city.weir.catalog.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.catalog.Entry;
import city.weir.catalog.Kind;
import city.weir.catalog.SampleEntries;
import city.weir.catalog.Sharing;
import city.weir.catalog.State;
import city.weir.catalog.Thing;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DraftsTest {
  private final Drafts drafts = new Drafts(Guide.published());

  @Test
  void makesAnEntryOfWhatWasWritten() {
    Entry entry =
        drafts.entry("res-1", 3, State.PUBLISHED, "21300101/00001", SampleDrafts.camera());

    assertThat(entry.kind()).isEqualTo(Kind.CAMERA);
    assertThat(entry.version()).isEqualTo("3");
    assertThat(entry.thing())
        .isEqualTo(new Thing.Camera("42010000001320000001", new Thing.Place(114.2905, 30.5748)));
    assertThat(entry.sharing().ways()).containsExactly(Sharing.Way.INTERFACE);
    assertThat(entry.sharing().condition()).startsWith("防汛指挥部");
    assertThat(entry.open()).isFalse();
  }

  @Test
  void saysOfAnEntryWhatItsDraftSaid() {
    Entry entry = drafts.entry("res-1", 1, State.PUBLISHED, "21300101/1", SampleDrafts.sheet());

    Entry again = drafts.entry("res-1", 1, State.PUBLISHED, "21300101/1", drafts.draft(entry));

    assertThat(again).isEqualTo(entry);
  }

  @Test
  void saysOfEveryDatasetWhatItsContractSays() {
    for (Entry entry : SampleEntries.ALL) {
      Draft draft = drafts.draft(entry);

      assertThat(draft.get(Field.TITLE)).isEqualTo(entry.title());
      assertThat(draft.items()).hasSameSizeAs(entry.items());
      assertThat(draft.get(Field.SHARE_TYPE)).isNotEmpty();
    }
  }

  @Test
  void makesTheEntryOfADatasetAgainButForItsTable() {
    for (Entry entry : SampleEntries.ALL) {
      Entry again = drafts.entry(entry.id(), 1, entry.state(), entry.code(), drafts.draft(entry));

      assertThat(again)
          .usingRecursiveComparison()
          .ignoringFields("version", "thing")
          .isEqualTo(entry);
    }
  }

  @Test
  void makesNoEntryOfWhatIsWrong() {
    Draft wrong = SampleDrafts.sheet().with(Field.UPDATE_CYCLE, "经常");

    assertThatThrownBy(() -> drafts.entry("res-1", 1, State.PUBLISHED, null, wrong))
        .hasMessageContaining("UPDATE_CYCLE");
  }

  @Test
  void dropsWhatIsBlank() {
    assertThat(
            new Draft(Kind.FILE, Map.of(Field.TITLE, "  水位 ", Field.CODE, " "), java.util.List.of())
                .values())
        .containsExactly(Map.entry(Field.TITLE, "水位"));
  }
}
