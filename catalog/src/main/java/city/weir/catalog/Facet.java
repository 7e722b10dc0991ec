package city.weir.catalog;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By what a search can be narrowed, and counted. */
public enum Facet {
  /** What is described, such as {@code dataset} or {@code camera}. */
  KIND,
  /** 类: the widest level of the category, such as 主题. */
  CATEGORY,
  /** 类/项: the two widest levels, such as 主题/防汛抗旱. */
  THEME,
  /** Name of the bureau that answers for the data. */
  PROVIDER,
  /** {@code resource}, {@code theme} or {@code topic}; of datasets only. */
  ZONE,
  /** {@code unconditional}, {@code conditional} or {@code withheld}. */
  SHARE,
  /** {@code true} or {@code false}. */
  OPEN,
  /** As the contract writes it, such as 实时. */
  UPDATE_CYCLE,
  /** As the contract writes it, such as 数据库. */
  FORMAT,
  /** GB/T 2260 code of the area. */
  AREA,
  /** The highest grade, such as {@code general-2}. */
  GRADE,
  /** Band of quality, by {@link LivingFacts.Quality#word()}. */
  QUALITY,
  /** Whether data came in time, by {@link LivingFacts.Freshness#word()}. */
  FRESHNESS;

  /** Whether the value is noted beside the entry and not written in it. */
  public boolean living() {
    return this == QUALITY || this == FRESHNESS;
  }

  /** The value that is written in an entry, if one is; of none that is {@link #living}. */
  public Optional<String> of(Entry entry) {
    return Optional.ofNullable(value(entry));
  }

  private @Nullable String value(Entry entry) {
    return switch (this) {
      case KIND -> entry.kind().name().toLowerCase(Locale.ROOT);
      case CATEGORY -> entry.category().get(0);
      case THEME ->
          String.join("/", entry.category().subList(0, Math.min(2, entry.category().size())));
      case PROVIDER -> entry.provider().name();
      case ZONE -> entry.thing() instanceof Thing.Dataset dataset ? zone(dataset) : null;
      case SHARE -> entry.sharing().type().name().toLowerCase(Locale.ROOT);
      case OPEN -> Boolean.toString(entry.open());
      case UPDATE_CYCLE -> entry.updateCycle();
      case FORMAT -> entry.format();
      case AREA -> entry.area();
      case GRADE -> entry.grade().word();
      case QUALITY, FRESHNESS -> null;
    };
  }

  private static @Nullable String zone(Thing.Dataset dataset) {
    return dataset.zone() == null ? null : dataset.zone().namespace();
  }
}
