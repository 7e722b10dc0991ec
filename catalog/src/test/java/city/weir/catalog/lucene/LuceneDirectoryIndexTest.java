package city.weir.catalog.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.catalog.Audience;
import city.weir.catalog.DirectoryIndex;
import city.weir.catalog.DirectoryIndexSuite;
import city.weir.catalog.Entry;
import city.weir.catalog.SampleEntries;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.words.Synonyms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneDirectoryIndexTest extends DirectoryIndexSuite {
  private static final Synonyms NONE = Synonyms.of(List.of());
  private static final SearchRequest ALL = SearchRequest.of("", Audience.STEWARD, 0);

  @TempDir Path folder;

  @Override
  protected DirectoryIndex open(Synonyms synonyms) {
    return LuceneDirectoryIndex.open(folder.resolve("suite"), synonyms);
  }

  @Test
  void keepsEntriesOverARestart() {
    Path home = folder.resolve("home");
    try (DirectoryIndex index = LuceneDirectoryIndex.open(home, NONE)) {
      fill(index);
    }
    try (DirectoryIndex index = LuceneDirectoryIndex.open(home, NONE)) {
      assertThat(index.search(ALL).total()).isEqualTo(SampleEntries.ALL.size());
    }
  }

  @Test
  void removesWhatAnInterruptedRebuildLeftBehind() throws IOException {
    Path home = folder.resolve("home");
    try (DirectoryIndex index = LuceneDirectoryIndex.open(home, NONE)) {
      fill(index);
    }
    Path left = Files.createDirectory(home.resolve("99"));
    Files.writeString(left.resolve("_0.fdt"), "half of an index");
    Files.writeString(home.resolve("segments_1"), "of an older version");

    try (DirectoryIndex index = LuceneDirectoryIndex.open(home, NONE)) {
      assertThat(index.search(ALL).total()).isEqualTo(SampleEntries.ALL.size());
      assertThat(left).doesNotExist();
      assertThat(home.resolve("segments_1")).doesNotExist();
    }
  }

  @Test
  void keepsOnlyTheFolderOfTheNewestRebuild() throws IOException {
    Path home = folder.resolve("home");
    try (DirectoryIndex index = LuceneDirectoryIndex.open(home, NONE)) {
      fill(index);
      fill(index);
      try (Stream<Path> folders = Files.list(home).filter(Files::isDirectory)) {
        assertThat(folders).hasSize(1);
      }
    }
  }

  @Test
  void givesEveryHitOnceWhenThereAreMoreThanArePutIntoOrderByEverything() {
    Entry gas = SampleEntries.of("wuhan.gas.gas-reading");
    int many = 450;
    try (DirectoryIndex index = LuceneDirectoryIndex.open(folder.resolve("home"), NONE)) {
      index.rebuild(
          IntStream.range(0, many).mapToObj(i -> SampleEntries.called("e" + i, gas)),
          "1",
          taken -> {});
      List<String> paged = new ArrayList<>();
      for (int offset = 0; offset < many; offset += 70) {
        SearchRequest page = new SearchRequest("燃气", Map.of(), Audience.STEWARD, offset, 70);
        index.search(page).hits().forEach(hit -> paged.add(hit.id()));
      }

      assertThat(paged).hasSize(many).doesNotHaveDuplicates();
    }
  }

  @Test
  void answersWhileItIsRebuiltAgainAndAgain() throws Exception {
    try (DirectoryIndex index = LuceneDirectoryIndex.open(folder.resolve("home"), NONE)) {
      fill(index);
      ExecutorService other = Executors.newSingleThreadExecutor();
      Future<?> rebuilding =
          other.submit(
              () -> {
                for (int i = 0; i < 20; i++) {
                  fill(index);
                }
              });
      while (!rebuilding.isDone()) {
        assertThat(index.search(ALL).total()).isEqualTo(SampleEntries.ALL.size());
      }
      rebuilding.get();
      other.shutdown();
    }
  }

  @Test
  void beginsAnewWhenTheFilesAreDamaged() throws IOException {
    Path home = folder.resolve("home");
    try (DirectoryIndex index = LuceneDirectoryIndex.open(home, NONE)) {
      fill(index);
    }
    for (Path file : list(home)) {
      if (file.getFileName().toString().startsWith("segments_")) {
        Files.writeString(file, "not an index any more, but long enough to look like one");
      }
    }
    try (DirectoryIndex index = LuceneDirectoryIndex.open(home, NONE)) {
      assertThat(index.search(ALL).total()).isZero();
      fill(index);
      assertThat(index.search(ALL).total()).isEqualTo(SampleEntries.ALL.size());
    }
  }

  @Test
  void refusesToShareItsFolder() {
    Path home = folder.resolve("home");
    try (DirectoryIndex index = LuceneDirectoryIndex.open(home, NONE)) {
      fill(index);
      assertThatThrownBy(() -> LuceneDirectoryIndex.open(home, NONE))
          .hasRootCauseInstanceOf(IOException.class)
          .cause()
          .hasMessageContaining("in use by another process");
    }
  }

  private static void fill(DirectoryIndex index) {
    index.rebuild(SampleEntries.ALL.stream(), "1", taken -> {});
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }
}
