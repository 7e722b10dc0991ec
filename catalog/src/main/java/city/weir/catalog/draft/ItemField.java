package city.weir.catalog.draft;

/** What can be written about one 信息项. The Chinese names are headers of spreadsheets. */
public enum ItemField {
  TITLE("信息项名称", "item"),
  DATA_TYPE("数据类型", "data type"),
  LENGTH("数据长度", "length"),
  NAME("字段名", "column"),
  ENGLISH("信息项英文名称", "item in English"),
  UNIT("计量单位", "unit"),
  GRADE("数据分级", "grade"),
  ELEMENT("数据元", "data element");

  private final String chinese;
  private final String english;

  ItemField(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }
}
