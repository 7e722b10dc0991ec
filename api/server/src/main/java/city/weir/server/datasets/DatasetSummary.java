package city.weir.server.datasets;

import city.weir.catalog.Entry;
import city.weir.catalog.SearchResult.Highlight;
import city.weir.contract.DataContract;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A dataset in a list.
 *
 * @param share {@code unconditional}, {@code conditional} or {@code withheld}
 * @param grade highest grade among its columns
 * @param access whether whoever asks may query it
 * @param highlights where the words that were searched for stand in it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record DatasetSummary(
    String id,
    String table,
    String zone,
    String title,
    @Nullable String english,
    String summary,
    @Nullable String englishSummary,
    List<String> category,
    String provider,
    String updateCycle,
    String format,
    String share,
    boolean open,
    String grade,
    Access access,
    List<Highlight> highlights) {

  static DatasetSummary of(
      DataContract dataset, Entry entry, Access access, List<Highlight> highlights) {
    return new DatasetSummary(
        entry.id(),
        dataset.table().toString(),
        dataset.zone().namespace(),
        entry.title(),
        entry.english(),
        entry.summary(),
        entry.englishSummary(),
        entry.category(),
        entry.provider().name(),
        entry.updateCycle(),
        entry.format(),
        entry.sharing().type().name().toLowerCase(Locale.ROOT),
        entry.open(),
        entry.grade().word(),
        access,
        highlights);
  }
}
