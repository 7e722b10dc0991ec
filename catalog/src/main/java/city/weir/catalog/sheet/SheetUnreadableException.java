package city.weir.catalog.sheet;

import city.weir.catalog.draft.Words;
import org.jspecify.annotations.Nullable;

/** A file is no spreadsheet of a directory; the message says why and what to send instead. */
public final class SheetUnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Words why;

  SheetUnreadableException(Words why) {
    this(why, null);
  }

  SheetUnreadableException(Words why, @Nullable Throwable cause) {
    super(why.en(), cause);
    this.why = why;
  }

  /** Why, and what to send instead; the message is its English. */
  public Words why() {
    return why;
  }
}
