package city.weir.contract.reading;

import city.weir.contract.DataContract;
import java.nio.file.Path;

/**
 * Reads contracts, from a file or from text, and refuses what is wrong with all problems at once.
 */
public final class ContractReader {

  /** Where the files a contract names beside itself (its SQL model) are read from. */
  @FunctionalInterface
  public interface Siblings {
    /**
     * The text of the file {@code name} beside the contract.
     *
     * @throws java.io.IOException when there is none, or it cannot be read
     */
    String read(String name) throws java.io.IOException;
  }

  /** Reads the contract at {@code file}; its siblings are the files in the same folder. */
  public DataContract read(Path file) throws ContractException {
    throw new IllegalStateException("being built: " + file);
  }

  /** Reads a contract from {@code yaml}; {@code file} is only named in problems. */
  public DataContract read(String file, String yaml, Siblings siblings) throws ContractException {
    throw new IllegalStateException("being built: " + file + yaml.length() + siblings);
  }
}
