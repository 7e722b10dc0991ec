package city.weir.lake.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EngineLibraryTest {
  @Test
  void takesAwayTheFileAndNotWhatIsLoaded() throws Exception {
    try (Connection engine = DriverManager.getConnection("jdbc:duckdb:")) {
      EngineLibrary.unlink();
      EngineLibrary.unlink();

      assertThat(loaded()).isNotEmpty().allMatch(line -> line.endsWith(" (deleted)"));
      try (Statement statement = engine.createStatement();
          ResultSet row = statement.executeQuery("select 1")) {
        assertThat(row.next()).isTrue();
      }
    }
  }

  private static List<String> loaded() throws Exception {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
      return lines.filter(line -> line.contains("libduckdb_java")).toList();
    }
  }
}
