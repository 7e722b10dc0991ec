package city.weir.contract.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Contracts the tests begin from. */
final class Samples {
  static final String RIVER_STAGE = text("river-stage.odcs.yaml");

  /** Siblings of a contract that names none. */
  static final ContractReader.Siblings NO_SIBLINGS =
      name -> {
        throw new IOException("no such file: " + name);
      };

  private Samples() {}

  static String text(String resource) {
    try (InputStream in = Samples.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Not on the class path: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
