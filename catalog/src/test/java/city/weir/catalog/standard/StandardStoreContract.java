package city.weir.catalog.standard;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.standard.Edition.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of standards does; each adapter passes it. */
public abstract class StandardStoreContract {
  private static final Instant NOW = Instant.parse("2026-07-01T00:00:00.123Z");

  @SuppressWarnings("NullAway.Init") // set before each test
  private StandardStore store;

  /** A store that is empty. */
  protected abstract StandardStore open();

  @BeforeEach
  void begin() {
    store = open();
  }

  @Test
  void keepsAnElementAsItWasSaved() {
    DataElement full =
        new DataElement(
            "river-stage",
            "水位",
            "stage",
            "高程",
            'N',
            "8,3",
            "m",
            null,
            Set.of("河道水位", "z"),
            "SL 323");
    Edition edition =
        new Edition(
            full,
            1,
            Stage.DEPRECATED,
            Set.of("zhao-min", "chen-hao"),
            "qian-yu",
            "stage",
            "换",
            NOW);

    assertThat(store.save(null, edition)).isTrue();

    assertThat(store.all()).containsExactly(edition);
  }

  @Test
  void keepsAListWithItsVersionsAndTheirHierarchy() {
    CodeList.Version first =
        new CodeList.Version(
            "1",
            LocalDate.parse("2020-01-01"),
            LocalDate.parse("2024-01-01"),
            city.weir.contract.standard.CodeTable.read(
                "1", "code,name,aliases,parent\n1,大,\"a,b|\"\"c\"\"\",\n11,小,,1\n"));
    CodeList list =
        SampleStandards.list("level", first, SampleStandards.version("2", "2024-01-01", "1,大,\n"));
    Edition edition = new Edition(list, 1, Stage.PROPOSED, Set.of("a"), null, null, null, NOW);

    store.save(null, edition);

    assertThat(store.all()).containsExactly(edition);
  }

  @Test
  void refusesToOverwriteWhatSomebodyElseChanged() {
    Edition proposed = proposed("a", 1);
    store.save(null, proposed);
    Edition approved = proposed.judged(Stage.APPROVED, "b", null, null, NOW.plusSeconds(1));

    assertThat(store.save(null, approved)).isFalse();
    assertThat(store.save(proposed, approved)).isTrue();
    assertThat(store.save(proposed, proposed)).isFalse();
    assertThat(store.all()).containsExactly(approved);
  }

  @Test
  void givesAllInTheOrderOfKindIdAndNumber() {
    store.save(null, proposed("b", 2));
    store.save(null, proposed("b", 1));
    store.save(null, proposed("a", 1));

    assertThat(store.all())
        .extracting(edition -> edition.standard().id() + edition.number())
        .containsExactly("a1", "b1", "b2");
  }

  private static Edition proposed(String id, int number) {
    return new Edition(
        SampleStandards.element(id, "甲" + id),
        number,
        Stage.PROPOSED,
        Set.of("zhao-min"),
        null,
        null,
        null,
        NOW);
  }
}
