package city.weir.catalog.intake;

import java.util.Locale;

/** What an entry of a spreadsheet would become, or has become. */
public enum Outcome {
  /** The directory has none such. */
  NEW,
  /** It says something else than the entry there is. */
  CHANGE,
  /** The directory says the same already. */
  SAME,
  /** It has findings that block it. */
  WRONG,
  /** The entry follows a contract, and is changed there. */
  CONTRACT,
  /** The entry is being judged, or was changed by somebody meanwhile. */
  BUSY,
  /** The entry there is describes another kind of thing. */
  OTHER_KIND,
  /** Its provider is another organisation than the one whoever sends it may write for. */
  NOT_YOURS,
  /** Taken in. */
  TAKEN;

  /** Such as {@code other-kind}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
