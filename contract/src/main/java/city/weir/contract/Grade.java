package city.weir.contract;

/**
 * Classification of GB/T 43697-2024, from least to most sensitive. 一般 has four sublevels, 重要 and 核心
 * have none.
 *
 * <p>In a contract: {@code general-1} to {@code general-4}, {@code important}, {@code core}.
 */
public enum Grade {
  GENERAL_1,
  GENERAL_2,
  GENERAL_3,
  GENERAL_4,
  IMPORTANT,
  CORE;

  /** The word a contract writes. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
