package city.weir.catalog.sheet;

import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Finding;

/**
 * A draft of a spreadsheet, and where it stands there.
 *
 * @param row the first row of the entry, from 0
 */
public record SheetDraft(Draft draft, int row, Places places) {

  /**
   * The cell that a finding is about: the field's, or the title's where the sheet has no column.
   */
  public CellPlace place(Finding finding) {
    return places.of(row, finding);
  }
}
