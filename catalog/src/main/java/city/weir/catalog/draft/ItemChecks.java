package city.weir.catalog.draft;

import city.weir.catalog.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 信息项. */
final class ItemChecks {
  /** What has items: a picture has none. */
  private static final Set<String> TABULAR = Set.of("数据库", "电子表格");

  private final Guide guide;
  private final References references;

  ItemChecks(Guide guide, References references) {
    this.guide = guide;
    this.references = references;
  }

  void check(Findings findings) {
    Draft draft = findings.draft();
    boolean tabular = draft.kind() == Kind.DATASET || TABULAR.contains(draft.get(Field.FORMAT));
    if (draft.items().isEmpty() && tabular) {
      findings.add(
          Rule.NO_ITEMS,
          Field.FORMAT,
          new Words("数据库和电子表格须列出信息项", "Databases and sheets need their items"),
          new Words("每个字段写一行信息项名称和数据类型", "Write a line with item and data type for each column"));
    }
    Map<String, Integer> titles = new HashMap<>();
    List<Draft.Item> items = draft.items();
    for (int i = 0; i < items.size(); i++) {
      title(findings, i, titles);
      dataType(findings, i);
      length(findings, i);
      grade(findings, i);
      element(findings, i);
    }
  }

  private static void title(Findings findings, int i, Map<String, Integer> titles) {
    String title = findings.draft().items().get(i).get(ItemField.TITLE);
    if (title.isEmpty()) {
      findings.add(
          Rule.MISSING,
          i,
          ItemField.TITLE,
          new Words("未填写信息项名称", "The item has no name"),
          new Words("请填写信息项名称", "Write its name"));
      return;
    }
    Integer before = titles.putIfAbsent(Likeness.key(title), i);
    if (before != null) {
      findings.add(
          Rule.ITEM_TWICE,
          i,
          ItemField.TITLE,
          new Words("与第%d项相同".formatted(before + 1), "Item %d is the same".formatted(before + 1)),
          new Words("删除一项，或改为能区分的名称", "Take one out, or name them apart"));
    }
  }

  private void dataType(Findings findings, int i) {
    String written = findings.draft().items().get(i).get(ItemField.DATA_TYPE);
    if (written.isEmpty()) {
      findings.add(
          Rule.MISSING,
          i,
          ItemField.DATA_TYPE,
          new Words("未填写数据类型", "The item has no data type"),
          new Words("请填写，例如“字符型C”", "Write it, such as C"));
    } else if (guide.letter(written).isEmpty()) {
      findings.add(
          Rule.DATA_TYPE_UNKNOWN,
          i,
          ItemField.DATA_TYPE,
          new Words("不是指南中的数据类型", "It is none of the guide's data types"),
          new Words("可选：C N Y D T L M G B I F", "Choose one of C N Y D T L M G B I F"));
    }
  }

  private static void length(Findings findings, int i) {
    String length = findings.draft().items().get(i).get(ItemField.LENGTH);
    if (!length.isEmpty() && !length.matches("[0-9]{1,6}([,，.][0-9]{1,3})?")) {
      findings.add(
          Rule.NUMBER_WITH_UNIT,
          i,
          ItemField.LENGTH,
          new Words("长度只能是数字", "A length is a number and nothing else"),
          new Words("去掉单位，例如 20 或 10,2", "Leave the unit out: 20, or 10,2"));
    }
  }

  private void grade(Findings findings, int i) {
    String grade = findings.draft().items().get(i).get(ItemField.GRADE);
    if (!grade.isEmpty() && guide.grade(grade).isEmpty()) {
      findings.add(
          Rule.GRADE_UNKNOWN,
          i,
          ItemField.GRADE,
          new Words("不是 GB/T 43697 的级别", "It is no grade of GB/T 43697"),
          new Words("写“一般1级”到“一般4级”、“重要”或“核心”", "Write general-1 to general-4, important or core"));
    }
  }

  private void element(Findings findings, int i) {
    String element = findings.draft().items().get(i).get(ItemField.ELEMENT);
    if (!element.isEmpty() && !references.elementKnown(element)) {
      findings.add(
          Rule.ELEMENT_UNKNOWN,
          i,
          ItemField.ELEMENT,
          new Words("标准库中没有该数据元", "The standards library has no such data element"),
          new Words("核对名称，或先在标准库中增加", "Compare the name, or add it to the library first"));
    }
  }
}
