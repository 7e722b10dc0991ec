package city.weir.lake.landing;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.TableName;
import city.weir.lake.Lake;
import city.weir.lake.TestFiles;
import city.weir.lake.TestLakes.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Whatever was delivered is what stands in raw. */
final class LandingPropertyTest {
  private static final RawTable ANY = new RawTable(new TableName("raw", "any"), List.of("a", "b"));

  private static @Nullable Lake lake;

  @BeforeContainer
  static void open() throws IOException {
    // Under target/, since jqwik has no temporary folders.
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "lake");
    Lake opened = Database.H2.open(folder);
    opened.landing().ensure(ANY);
    lake = opened;
  }

  @AfterContainer
  static void close() {
    Objects.requireNonNull(lake).close();
  }

  /** Every third record is refused; which ones must not matter. */
  @Property(tries = 25)
  void keepsTextsAndOffsetsExactly(@ForAll("records") List<List<@Nullable String>> records) {
    Lake opened = Objects.requireNonNull(lake);
    String id = UUID.randomUUID().toString();
    Set<Long> offsets = new HashSet<>();
    List<List<@Nullable String>> kept = new ArrayList<>();
    BatchStamp stamp = new BatchStamp("log", id, 0, records.size());
    try (LandingBatch batch = opened.landing().begin(ANY, id)) {
      for (int i = 0; i < records.size(); i++) {
        LandingBatch.Envelope envelope =
            new LandingBatch.Envelope("mqtt:any", i, Instant.EPOCH, "00");
        offsets.add((long) i);
        if (i % 3 == 2) {
          batch.refuse(envelope, "record " + i, "every third");
        } else {
          batch.add(envelope, records.get(i), null);
          kept.add(records.get(i));
        }
      }
      batch.commit(stamp);
    }

    assertThat(opened.landing().latest(ANY, "log")).contains(stamp);
    assertThat(opened.landing().offsets(ANY, stamp)).isEqualTo(offsets);
    List<List<@Nullable String>> found = new ArrayList<>();
    TestFiles.rows(opened.table(ANY.name())).stream()
        .filter(row -> id.equals(row.getField("_batch")))
        .forEach(
            row ->
                found.add(Arrays.asList((String) row.getField("a"), (String) row.getField("b"))));
    assertThat(found).containsExactlyInAnyOrderElementsOf(kept);
  }

  @Provide
  Arbitrary<List<List<String>>> records() {
    Arbitrary<String> text =
        Arbitraries.oneOf(
                Arbitraries.of("", "-", "汉口", "𠮷", "a\"b", "\u0000", "x".repeat(70_000)),
                Arbitraries.strings().ascii().ofMaxLength(20),
                Arbitraries.strings().withCharRange('一', '龥').ofMaxLength(8))
            .injectNull(0.2);
    return text.list().ofSize(2).list().ofMaxSize(12);
  }
}
