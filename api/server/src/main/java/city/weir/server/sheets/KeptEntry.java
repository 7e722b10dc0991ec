package city.weir.server.sheets;

import city.weir.catalog.intake.Judged;

/**
 * What is kept of one entry of a spreadsheet.
 *
 * @param title as it stands in the sheet
 */
record KeptEntry(String title, Judged judged) {}
