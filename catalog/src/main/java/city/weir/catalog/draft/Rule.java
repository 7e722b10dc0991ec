package city.weir.catalog.draft;

import java.util.Locale;

/** What drafts are held to: the 2017 guide, and mistakes seen in bureaus' spreadsheets. */
public enum Rule {
  MISSING(Severity.ERROR),
  /** More than a field, or an entry, may hold; what was beyond it was not read. */
  TOO_LONG(Severity.ERROR),
  /** What a spreadsheet shows in place of a value it cannot work out. */
  FORMULA_FAILED(Severity.ERROR),
  /** A system's name used as the name of a resource. */
  TITLE_IS_A_SYSTEM(Severity.ERROR),
  /** The same title but for punctuation and blanks. */
  TITLE_TWICE(Severity.ERROR),
  /** Titles counted up by dragging a cell: 名称1, 名称2, ... */
  TITLE_COUNTED_UP(Severity.ERROR),
  SUMMARY_SAYS_NOTHING(Severity.WARNING),
  CATEGORY_UNKNOWN(Severity.ERROR),
  CODE_MALFORMED(Severity.ERROR),
  CODE_TOO_SHORT(Severity.ERROR),
  CODE_OF_OTHER_CATEGORY(Severity.ERROR),
  /** Two resources with one code, as dragging a cell makes them. */
  CODE_TWICE(Severity.ERROR),
  /** One resource with two codes. */
  TWO_CODES(Severity.ERROR),
  PROVIDER_CODE_WRONG(Severity.ERROR),
  PROVIDER_MISMATCH(Severity.ERROR),
  FORMAT_UNKNOWN(Severity.ERROR),
  FORMAT_TYPE_MISMATCH(Severity.ERROR),
  SHARE_TYPE_UNKNOWN(Severity.ERROR),
  CONDITION_MISSING(Severity.ERROR),
  CONDITION_TOO_MUCH(Severity.ERROR),
  GROUND_MISSING(Severity.ERROR),
  WAY_UNKNOWN(Severity.ERROR),
  /** Files shared as tables, tables shared as files. */
  WAY_DOES_NOT_FIT(Severity.ERROR),
  OPEN_UNKNOWN(Severity.ERROR),
  OPEN_BUT_WITHHELD(Severity.ERROR),
  CYCLE_UNKNOWN(Severity.ERROR),
  DAY_WRONG(Severity.ERROR),
  RELATED_UNKNOWN(Severity.WARNING),
  AREA_WRONG(Severity.ERROR),
  ADDRESS_WRONG(Severity.ERROR),
  DEVICE_WRONG(Severity.ERROR),
  COORDINATE_WRONG(Severity.ERROR),
  NO_ITEMS(Severity.ERROR),
  ITEM_TWICE(Severity.ERROR),
  DATA_TYPE_UNKNOWN(Severity.ERROR),
  /** A unit within a cell that holds a number. */
  NUMBER_WITH_UNIT(Severity.ERROR),
  GRADE_UNKNOWN(Severity.ERROR),
  ELEMENT_UNKNOWN(Severity.WARNING);

  private final Severity severity;

  Rule(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }

  /** Such as {@code title-is-a-system}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public enum Severity {
    /** May not be handed in. */
    ERROR,
    /** Worth a look. */
    WARNING
  }
}
