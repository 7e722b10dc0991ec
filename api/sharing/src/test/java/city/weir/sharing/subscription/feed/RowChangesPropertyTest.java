package city.weir.sharing.subscription.feed;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.sharing.SampleCity;
import city.weir.sharing.SampleLake.Hospital;
import city.weir.sharing.subscription.Subscribing;
import city.weir.sharing.subscription.Watch;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whoever applies what it is told has what it may see, whatever was done to the table. */
@SuppressWarnings("NullAway.Init") // set before the first try, where NullAway does not look
class RowChangesPropertyTest {
  private static Path folder;
  private static Subscribing city;
  private static List<Told> subscribers;
  private static List<List<String>> copies;

  @BeforeContainer
  static void open() throws Exception {
    folder = Files.createTempDirectory("weir-changes");
    city = new Subscribing(folder);
    Feed feed = city.feed();
    subscribers =
        List.of(
            new Told(feed, city.begin(SampleCity.STEWARD, Subscribing.EVERYTHING)),
            new Told(feed, city.begin(SampleCity.JIANGHAN, Subscribing.EVERYTHING)),
            new Told(feed, city.begin(SampleCity.WUCHANG, new Watch.Rows("beds > 2"))));
    copies = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  @AfterContainer
  static void close() throws IOException {
    city.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Each try goes on from the table the one before left. */
  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void applyingTheChangesGivesTheRows(@ForAll("tables") List<Hospital> table) throws Exception {
    city.lake.overwrite(table.toArray(Hospital[]::new));
    for (int i = 0; i < subscribers.size(); i++) {
      List<String> copy = copies.get(i);
      for (JsonNode item : subscribers.get(i).items()) {
        if (item.has("before")) {
          assertThat(copy.remove(item.path("before").toString()))
              .as("%s of %s", item, copy)
              .isTrue();
        }
        if (item.has("after")) {
          copy.add(item.path("after").toString());
        }
      }
    }
    assertThat(ids(copies.get(0))).isEqualTo(table.stream().map(Hospital::id).sorted().toList());
    assertThat(ids(copies.get(1)))
        .isEqualTo(
            table.stream()
                .filter(h -> h.district().equals("420103"))
                .map(Hospital::id)
                .sorted()
                .toList());
    assertThat(ids(copies.get(2)))
        .isEqualTo(
            table.stream()
                .filter(h -> h.district().equals("420106"))
                .filter(h -> h.beds() != null && Integer.parseInt(h.beds()) > 2)
                .map(Hospital::id)
                .sorted()
                .toList());
  }

  private static List<Long> ids(List<String> rows) {
    return rows.stream()
        .map(row -> Long.valueOf(row.replaceAll(".*\"id\":([0-9]+).*", "$1")))
        .sorted()
        .toList();
  }

  /** Keys come twice now and then: nothing keeps them from it. */
  @Provide
  Arbitrary<List<Hospital>> tables() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 6),
            Arbitraries.of("甲", "乙").injectNull(0.2),
            Arbitraries.of("420103", "420106"),
            Arbitraries.integers().between(0, 4).map(String::valueOf).injectNull(0.2))
        .as(Hospital::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }
}
