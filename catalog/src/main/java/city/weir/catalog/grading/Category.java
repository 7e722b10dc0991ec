package city.weir.catalog.grading;

import city.weir.catalog.draft.Words;

/** What kind of data a column holds, as far as it matters to its grade. */
public enum Category {
  /** 敏感个人信息: 《个人信息保护法》第二十八条. */
  SENSITIVE_PERSONAL("敏感个人信息", "sensitive personal information"),
  PERSONAL("个人信息", "personal information"),
  /** Where something is whose place is not for everybody. */
  PROTECTED_PLACE("重要目标信息", "protected sites"),
  /** Made of other data, which decides. */
  DERIVED("衍生数据", "derived data"),
  /** What somebody who knows it says of it. */
  JUDGED("人工研判", "judged by people");

  private final Words words;

  Category(String zh, String en) {
    this.words = new Words(zh, en);
  }

  public Words words() {
    return words;
  }
}
