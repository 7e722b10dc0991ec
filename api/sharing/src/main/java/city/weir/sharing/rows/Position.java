package city.weir.sharing.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended.
 *
 * @param snapshot the snapshot all pages are read from
 * @param values of the order's columns in the last row, as text, null for null
 * @param same how many rows with just these values have been given already: equal rows are told
 *     apart by nothing else
 */
record Position(long snapshot, List<@Nullable String> values, int same) {}
