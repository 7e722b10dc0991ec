package city.weir.contract;

/**
 * The four zones of the lake, in the order data moves through them. A namespace in the catalog
 * carries the zone's name.
 */
public enum Zone {
  /** 原始库: as delivered, with an envelope, append only. Has no contracts of its own. */
  RAW,
  /** 资源库: typed, standardised, de-duplicated. */
  RESOURCE,
  /** 主题库: the same real thing from many bureaus, fused into one. */
  THEME,
  /** 专题库: marts for one purpose. */
  TOPIC;

  /** The catalog namespace of this zone, in lower case. */
  public String namespace() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
