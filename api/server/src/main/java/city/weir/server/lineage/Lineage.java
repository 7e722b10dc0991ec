package city.weir.server.lineage;

import city.weir.catalog.lineage.ColumnTrail;
import city.weir.catalog.lineage.Node;
import city.weir.catalog.lineage.Trail;
import city.weir.contract.derivation.Influence;
import java.util.List;
import java.util.Map;

/**
 * The answer to a question, for one reader.
 *
 * @param columns empty unless asked for
 * @param rows the columns that decide which rows the start has, of tables the reader sees
 * @param computed every way in which the start was computed, the newest first; nothing before its
 *     first promotion
 * @param names of the columns of each dataset on the trail, by the dataset's id
 */
record Lineage(
    Node start,
    Trail trail,
    ColumnTrail columns,
    List<Influence> rows,
    List<Kept> computed,
    Map<String, List<String>> names) {}
