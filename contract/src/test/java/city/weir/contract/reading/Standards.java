package city.weir.contract.reading;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The published schemas and examples our documents are judged by. */
final class Standards {
  private Standards() {}

  /** The folder of ODCS; skips the test, or fails it under weir.forbidSkips, when there is none. */
  static Path odcs() {
    String folder = System.getProperty("weir.standards", "");
    Path odcs = Path.of(folder, "odcs");
    boolean there = !folder.isEmpty() && Files.isDirectory(odcs);
    if (!there && Boolean.getBoolean("weir.forbidSkips")) {
      return fail("No published ODCS schema: set -Dweir.standards to the folder that holds odcs/");
    }
    Assumptions.assumeTrue(
        there, "needs the published ODCS schema: set -Dweir.standards to the folder holding odcs/");
    return odcs;
  }
}
