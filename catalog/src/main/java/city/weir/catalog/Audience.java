package city.weir.catalog;

/** Who is searching, as far as it decides which entries they may know of. */
public enum Audience {
  /** Anybody: entries open to society that are in force. */
  PUBLIC,
  /** Whoever has signed in: every entry that is in force. */
  PARTNER,
  /** Who keeps the directory: every entry, drafts and retired ones too. */
  STEWARD;

  public boolean mayKnowOf(Entry entry) {
    return switch (this) {
      case PUBLIC -> inForce(entry) && entry.open();
      case PARTNER -> inForce(entry);
      case STEWARD -> true;
    };
  }

  private static boolean inForce(Entry entry) {
    return entry.state() == State.PUBLISHED;
  }
}
