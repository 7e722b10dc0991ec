package city.weir.contract;

/**
 * What is wrong in a contract, where, and what to write instead.
 *
 * @param file as the caller named it
 * @param line 1-based
 * @param path place within the document, as a JSON pointer
 */
public record Problem(String file, int line, String path, String message, String remedy) {
  @Override
  public String toString() {
    return "%s:%d %s: %s. %s".formatted(file, line, path.isEmpty() ? "/" : path, message, remedy);
  }
}
