package city.weir.catalog.sheet;

import org.jspecify.annotations.Nullable;

/** A file is no spreadsheet of a directory; the message says why and what to send instead. */
public final class SheetUnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  SheetUnreadableException(String message) {
    this(message, null);
  }

  SheetUnreadableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
