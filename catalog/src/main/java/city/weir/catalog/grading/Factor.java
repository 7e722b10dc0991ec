package city.weir.catalog.grading;

/** 分级要素 of GB/T 43697-2024: what was weighed. */
public enum Factor {
  FIELD("领域"),
  GROUP("群体"),
  AREA("区域"),
  PRECISION("精度"),
  SCALE("规模"),
  DEPTH("深度"),
  COVERAGE("覆盖度"),
  IMPORTANCE("重要性");

  private final String chinese;

  Factor(String chinese) {
    this.chinese = chinese;
  }

  public String chinese() {
    return chinese;
  }
}
