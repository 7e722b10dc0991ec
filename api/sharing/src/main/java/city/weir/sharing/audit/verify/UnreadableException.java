package city.weir.sharing.audit.verify;

/** A row is there, and is no entry. */
final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;

  UnreadableException(String file, Throwable cause) {
    super(cause.getMessage(), cause);
    this.file = file;
  }

  String file() {
    return file;
  }
}
