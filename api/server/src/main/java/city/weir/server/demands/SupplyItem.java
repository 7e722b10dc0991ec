package city.weir.server.demands;

import city.weir.catalog.Entry;
import city.weir.catalog.Sharing;
import city.weir.catalog.demand.Ground;
import city.weir.contract.Directory.Share;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the supply list or the list of what is not shared shows it.
 *
 * @param share unconditional, conditional or withheld
 * @param ground on which it is not shared
 * @param groundJudged sound, no-article, no-law or missing, for what is not shared
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SupplyItem(
    String id,
    @Nullable String code,
    String title,
    @Nullable String english,
    List<String> category,
    String provider,
    String providerCode,
    String share,
    @Nullable String condition,
    @Nullable String ground,
    @Nullable String groundJudged,
    List<String> ways,
    String updateCycle,
    @Nullable String area,
    int items) {
  static SupplyItem of(Entry entry) {
    Sharing sharing = entry.sharing();
    boolean withheld = sharing.type() == Share.Type.WITHHELD;
    return new SupplyItem(
        entry.id(),
        entry.code(),
        entry.title(),
        entry.english(),
        entry.category(),
        entry.provider().name(),
        entry.provider().code(),
        sharing.type().name().toLowerCase(Locale.ROOT),
        sharing.condition(),
        sharing.ground(),
        withheld ? word(Ground.of(sharing.ground())) : null,
        sharing.ways().stream().sorted().map(Sharing.Way::chinese).toList(),
        entry.updateCycle(),
        entry.area(),
        entry.items().size());
  }

  private static String word(Ground ground) {
    return ground.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
