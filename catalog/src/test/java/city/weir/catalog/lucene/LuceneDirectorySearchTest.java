package city.weir.catalog.lucene;

import city.weir.catalog.DirectoryIndex;
import city.weir.catalog.DirectorySearchSuite;
import city.weir.catalog.words.Synonyms;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LuceneDirectorySearchTest extends DirectorySearchSuite {
  @TempDir static Path folder;

  @Override
  protected DirectoryIndex open(Synonyms synonyms) {
    return LuceneDirectoryIndex.open(folder, synonyms);
  }
}
