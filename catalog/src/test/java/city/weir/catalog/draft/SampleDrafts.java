package city.weir.catalog.draft;

import city.weir.catalog.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Drafts with nothing wrong in them. */
public final class SampleDrafts {
  public static final String BUREAU = "武汉市水务局";
  public static final String BUREAU_CODE = "91350100M000100Y43";

  private SampleDrafts() {}

  /** A sheet of river stages. */
  public static Draft sheet() {
    Map<Field, String> values = new EnumMap<>(Field.class);
    values.put(Field.CLASS, "主题");
    values.put(Field.ITEM, "防汛抗旱");
    values.put(Field.SUBJECT, "水情");
    values.put(Field.DETAIL, "河道水位");
    values.put(Field.TITLE, "历史洪峰水位");
    values.put(Field.PROVIDER, BUREAU);
    values.put(Field.PROVIDER_CODE, BUREAU_CODE);
    values.put(Field.SUMMARY, "长江武汉段各站历年洪峰水位及出现时间，每年汛后更新");
    values.put(Field.FORMAT, "电子表格");
    values.put(Field.FORMAT_TYPE, "xlsx");
    values.put(Field.SHARE_TYPE, "有条件共享");
    values.put(Field.SHARE_CONDITION, "防汛指挥部成员单位，用于防汛调度");
    values.put(Field.SHARE_WAY, "文件");
    values.put(Field.OPEN, "否");
    values.put(Field.UPDATE_CYCLE, "每年");
    return new Draft(
        Kind.FILE, values, List.of(item("站名", "C"), item("洪峰水位", "N"), item("出现时间", "T")));
  }

  /** A camera at the river. */
  public static Draft camera() {
    Draft draft = sheet();
    Map<Field, String> values = new EnumMap<>(Field.class);
    values.putAll(draft.values());
    values.put(Field.TITLE, "龙王庙险段视频");
    values.put(Field.FORMAT, "流媒体");
    values.put(Field.FORMAT_TYPE, "GB28181");
    values.put(Field.SHARE_WAY, "接口");
    values.put(Field.UPDATE_CYCLE, "实时");
    values.put(Field.DEVICE, "42010000001320000001");
    values.put(Field.LONGITUDE, "114.2905");
    values.put(Field.LATITUDE, "30.5748");
    return new Draft(Kind.CAMERA, values, List.of());
  }

  static Draft.Item item(String title, String type) {
    return new Draft.Item(Map.of(ItemField.TITLE, title, ItemField.DATA_TYPE, type));
  }
}
