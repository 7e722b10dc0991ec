package city.weir.catalog.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.catalog.Audience;
import city.weir.catalog.DirectoryIndex;
import city.weir.catalog.DirectoryIndexSuite;
import city.weir.catalog.SampleEntries;
import city.weir.catalog.SearchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneDirectoryIndexTest extends DirectoryIndexSuite {
  private static final SearchRequest ALL = SearchRequest.of("", Audience.STEWARD, 0);

  @TempDir Path folder;

  @Override
  protected DirectoryIndex open() {
    return LuceneDirectoryIndex.open(folder.resolve("suite"));
  }

  @Test
  void keepsEntriesOverARestart() {
    Path home = folder.resolve("home");
    try (DirectoryIndex index = LuceneDirectoryIndex.open(home)) {
      index.replaceAll(SampleEntries.ALL);
    }
    try (DirectoryIndex index = LuceneDirectoryIndex.open(home)) {
      assertThat(index.search(ALL).total()).isEqualTo(SampleEntries.ALL.size());
    }
  }

  @Test
  void writesNothingWhenItHoldsTheEntriesAlready() throws IOException {
    Path home = folder.resolve("home");
    try (DirectoryIndex index = LuceneDirectoryIndex.open(home)) {
      index.replaceAll(SampleEntries.ALL);
    }
    List<Path> before = list(home);
    try (DirectoryIndex index = LuceneDirectoryIndex.open(home)) {
      index.replaceAll(SampleEntries.ALL);
    }
    assertThat(list(home)).isEqualTo(before);
  }

  @Test
  void beginsAnewWhenTheFilesAreDamaged() throws IOException {
    Path home = folder.resolve("home");
    try (DirectoryIndex index = LuceneDirectoryIndex.open(home)) {
      index.replaceAll(SampleEntries.ALL);
    }
    for (Path file : list(home)) {
      if (file.getFileName().toString().startsWith("segments_")) {
        Files.writeString(file, "not an index any more, but long enough to look like one");
      }
    }
    try (DirectoryIndex index = LuceneDirectoryIndex.open(home)) {
      assertThat(index.search(ALL).total()).isZero();
      index.replaceAll(SampleEntries.ALL);
      assertThat(index.search(ALL).total()).isEqualTo(SampleEntries.ALL.size());
    }
  }

  @Test
  void refusesToShareItsFolder() {
    Path home = folder.resolve("home");
    try (DirectoryIndex index = LuceneDirectoryIndex.open(home)) {
      index.replaceAll(SampleEntries.ALL);
      assertThatThrownBy(() -> LuceneDirectoryIndex.open(home))
          .hasRootCauseInstanceOf(IOException.class)
          .cause()
          .hasMessageContaining("in use by another process");
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
