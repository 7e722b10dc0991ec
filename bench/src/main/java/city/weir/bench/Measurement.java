package city.weir.bench;

import java.nio.file.Path;

/** One thing worth measuring. */
interface Measurement {
  String name();

  /**
   * Measures.
   *
   * @param root the checkout, with everything built
   * @param scratch an empty folder, removed afterwards
   */
  Figure measure(Path root, Path scratch) throws Exception;
}
