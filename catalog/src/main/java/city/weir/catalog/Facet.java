package city.weir.catalog;

import java.util.Locale;

/** By what a search can be narrowed, and counted. */
public enum Facet {
  /** 类: the widest level of the category, such as 主题. */
  CATEGORY,
  /** 类/项: the two widest levels, such as 主题/防汛抗旱. */
  THEME,
  /** Name of the bureau that answers for the data. */
  PROVIDER,
  /** {@code resource}, {@code theme} or {@code topic}. */
  ZONE,
  /** {@code unconditional}, {@code conditional} or {@code withheld}. */
  SHARE,
  /** {@code true} or {@code false}. */
  OPEN,
  /** As the contract writes it, such as 实时. */
  UPDATE_CYCLE,
  /** As the contract writes it, such as 数据库. */
  FORMAT;

  /** The value an entry has. */
  public String of(Entry entry) {
    return switch (this) {
      case CATEGORY -> entry.category().get(0);
      case THEME ->
          String.join("/", entry.category().subList(0, Math.min(2, entry.category().size())));
      case PROVIDER -> entry.provider().name();
      case ZONE -> entry.zone().namespace();
      case SHARE -> entry.share().type().name().toLowerCase(Locale.ROOT);
      case OPEN -> Boolean.toString(entry.open());
      case UPDATE_CYCLE -> entry.updateCycle();
      case FORMAT -> entry.format();
    };
  }
}
