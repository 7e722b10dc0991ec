package city.weir.catalog.sheet;

import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.ItemField;
import city.weir.catalog.draft.Likeness;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which column holds what. Headers are found wherever they stand, also in two rows of which the
 * upper one spans groups, and also by the other names bureaus give them.
 *
 * @param last the last row of the header, from 0
 * @param fields by column
 * @param items fields of 信息项, by column
 * @param kind the column of the kind, or -1
 */
record Headers(int last, Map<Integer, Field> fields, Map<Integer, ItemField> items, int kind) {
  static final String KIND = "资源类型";

  /** A header is looked for in so many rows. */
  private static final int ROWS = 40;

  /** A row with fewer known headers is none. */
  private static final int FEWEST = 4;

  private static final Map<String, Object> NAMES = names();

  /** The best header of the sheet; empty when there is none. */
  static Optional<Headers> find(Grid grid) {
    Headers best = null;
    for (int row = 0; row < Math.min(ROWS, grid.rows().size()); row++) {
      for (boolean two : new boolean[] {false, true}) {
        Headers found = at(grid, row, two);
        if (found.count() >= FEWEST && (best == null || found.count() > best.count())) {
          best = found;
        }
      }
    }
    return Optional.ofNullable(best).filter(h -> h.fields().containsValue(Field.TITLE));
  }

  private int count() {
    return fields.size() + items.size();
  }

  private static Headers at(Grid grid, int row, boolean two) {
    Map<Integer, Field> fields = new LinkedHashMap<>();
    Map<Integer, ItemField> items = new LinkedHashMap<>();
    int kind = -1;
    for (int column = 0; column < grid.width(); column++) {
      Object meant = meant(grid.at(row, column), two ? grid.at(row + 1, column) : "");
      if (meant instanceof Field field && !fields.containsValue(field)) {
        fields.put(column, field);
      } else if (meant instanceof ItemField item && !items.containsValue(item)) {
        items.put(column, item);
      } else if (KIND.equals(meant)) {
        kind = column;
      }
    }
    return new Headers(two ? row + 1 : row, fields, items, kind);
  }

  /** What the header means: both rows together, or the lower, or the upper alone. */
  private static Object meant(String upper, String lower) {
    for (String name : List.of(upper + lower, lower, upper)) {
      Object meant = NAMES.get(key(name));
      if (meant != null) {
        return meant;
      }
    }
    return "";
  }

  private static String key(String name) {
    return Likeness.key(name.replaceAll("[（(][^）)]*[）)]", ""));
  }

  private static Map<String, Object> names() {
    Map<String, Object> names = new HashMap<>();
    for (Field field : Field.values()) {
      names.put(key(field.chinese()), field);
    }
    for (ItemField field : ItemField.values()) {
      names.put(key(field.chinese()), field);
    }
    names.put(key(KIND), KIND);
    others(names, Field.CLASS, "类名称", "信息资源分类类", "信息资源分类类名称", "一级分类");
    others(names, Field.ITEM, "项名称", "信息资源分类项", "信息资源分类项名称", "二级分类");
    others(names, Field.SUBJECT, "目名称", "信息资源分类目", "信息资源分类目名称", "三级分类");
    others(names, Field.DETAIL, "细目名称", "信息资源分类细目", "信息资源分类细目名称", "四级分类");
    others(names, Field.TITLE, "资源名称", "目录名称", "数据资源名称", "政务信息资源名称");
    others(names, Field.CODE, "资源代码", "目录代码", "信息资源编码", "资源编码", "目录编码");
    others(names, Field.PROVIDER, "提供方", "资源提供方", "数源单位", "提供单位", "信息资源提供方名称");
    others(names, Field.PROVIDER_CODE, "提供方代码", "资源提供方代码", "统一社会信用代码", "信息资源提供方内部代码");
    others(names, Field.SUMMARY, "资源摘要", "摘要", "资源描述", "信息资源描述");
    others(names, Field.FORMAT, "信息资源格式", "资源格式", "格式", "资源格式分类", "格式分类");
    others(names, Field.FORMAT_TYPE, "资源格式类型", "格式类型");
    others(names, Field.SHARE_TYPE, "共享属性共享类型", "共享属性");
    others(names, Field.SHARE_CONDITION, "共享属性共享条件");
    others(names, Field.SHARE_WAY, "共享方式类型", "共享属性共享方式", "共享属性共享方式类型", "共享属性共享方式分类", "共享方式分类");
    others(names, Field.OPEN, "开放属性是否向社会开放", "是否开放", "向社会开放", "开放属性");
    others(names, Field.OPEN_CONDITION, "开放属性开放条件");
    others(names, Field.UPDATE_CYCLE, "更新频率", "更新频度");
    others(names, Field.PUBLISHED_ON, "发布时间");
    others(names, Field.RELATED, "关联资源", "关联目录代码");
    others(names, Field.AREA, "行政区划代码");
    others(names, ItemField.TITLE, "信息项", "数据项名称", "数据项", "信息项信息信息项名称", "信息项信息");
    others(names, ItemField.DATA_TYPE, "信息项信息数据类型", "字段类型");
    others(names, ItemField.LENGTH, "信息项信息数据长度", "长度", "字段长度");
    others(names, ItemField.NAME, "字段英文名", "字段名称");
    return names;
  }

  private static void others(Map<String, Object> names, Object field, String... others) {
    for (String other : others) {
      names.putIfAbsent(key(other), field);
    }
  }
}
