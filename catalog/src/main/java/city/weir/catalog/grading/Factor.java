package city.weir.catalog.grading;

import city.weir.catalog.draft.Words;

/** 分级要素 of GB/T 43697-2024: what was weighed. */
public enum Factor {
  FIELD("领域", "field"),
  GROUP("群体", "whom it concerns"),
  AREA("区域", "area"),
  PRECISION("精度", "precision"),
  SCALE("规模", "scale"),
  DEPTH("深度", "depth"),
  COVERAGE("覆盖度", "coverage"),
  IMPORTANCE("重要性", "importance");

  private final Words words;

  Factor(String zh, String en) {
    this.words = new Words(zh, en);
  }

  public Words words() {
    return words;
  }
}
