package city.weir.server.sheets;

import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.Finding;
import city.weir.catalog.draft.ItemField;
import city.weir.catalog.draft.Words;
import city.weir.catalog.sheet.DirectorySheet;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a cell.
 *
 * @param sheet name of the worksheet
 * @param cell such as {@code B12}
 * @param entry which entry of the file, from 0
 * @param title of that entry, as it stands there
 * @param field such as {@code PROVIDER_CODE}, or a field of an item
 * @param name of the field as the guide has it
 * @param rule such as {@code code-twice}
 * @param blocks whether the entry cannot be taken with it
 */
record FindingDetail(
    String sheet,
    String cell,
    int entry,
    String title,
    @Nullable String field,
    @Nullable String name,
    String rule,
    boolean blocks,
    String value,
    Words why,
    Words todo) {

  static FindingDetail of(DirectorySheet sheet, KeptEntry entry, Finding finding) {
    int number = entry.judged().number();
    Field field = finding.field();
    ItemField item = finding.itemField();
    return new FindingDetail(
        sheet.sheet(),
        sheet.drafts().get(number).place(finding).toString(),
        number,
        entry.title(),
        field != null ? field.name() : item == null ? null : "ITEM_" + item.name(),
        field != null ? field.chinese() : item == null ? null : item.chinese(),
        finding.rule().word(),
        finding.blocks(),
        finding.value(),
        finding.why(),
        finding.todo());
  }
}
