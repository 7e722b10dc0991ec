package city.weir.catalog.intake;

import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import org.jspecify.annotations.Nullable;

/**
 * Whoever sends a spreadsheet in.
 *
 * @param id under which its entries are written
 * @param organisation 统一社会信用代码 of the only provider it may write for, or null when it may write for
 *     all
 */
public record Sender(String id, @Nullable String organisation) {
  boolean mayWrite(Draft draft) {
    return organisation == null || organisation.equals(draft.get(Field.PROVIDER_CODE));
  }
}
