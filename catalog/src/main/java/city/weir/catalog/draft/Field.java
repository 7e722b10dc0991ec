package city.weir.catalog.draft;

import city.weir.catalog.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What can be written about a resource, in the order of the 2017 guide's form. The Chinese names
 * are the guide's: spreadsheets have them as headers.
 */
public enum Field {
  CLASS("类", "class"),
  ITEM("项", "item"),
  SUBJECT("目", "subject"),
  DETAIL("细目", "detail"),
  TITLE("信息资源名称", "title"),
  CODE("信息资源代码", "code"),
  PROVIDER("信息资源提供方", "provider"),
  PROVIDER_CODE("信息资源提供方代码", "provider's code"),
  SUMMARY("信息资源摘要", "summary"),
  FORMAT("信息资源格式分类", "format"),
  FORMAT_TYPE("信息资源格式类型", "type of format"),
  SHARE_TYPE("共享类型", "share type"),
  SHARE_CONDITION("共享条件", "share condition"),
  SHARE_WAY("共享方式", "way of sharing"),
  OPEN("是否向社会开放", "open to society"),
  OPEN_CONDITION("开放条件", "condition of openness"),
  UPDATE_CYCLE("更新周期", "update cycle"),
  PUBLISHED_ON("发布日期", "published on"),
  RELATED("关联资源代码", "related codes"),
  ENGLISH("英文名称", "English title"),
  ENGLISH_SUMMARY("英文摘要", "English summary"),
  KEYWORDS("关键词", "keywords"),
  AREA("区划代码", "area code"),
  LOCATION("文件地址", "file location", Kind.FILE),
  ENDPOINT("接口地址", "endpoint", Kind.SERVICE),
  DESCRIPTION("接口说明地址", "interface description", Kind.SERVICE),
  DEVICE("设备编码", "device id", Kind.DEVICE, Kind.CAMERA),
  LONGITUDE("经度", "longitude", Kind.DEVICE, Kind.CAMERA),
  LATITUDE("纬度", "latitude", Kind.DEVICE, Kind.CAMERA);

  private final String chinese;
  private final String english;
  private final Set<Kind> kinds;

  Field(String chinese, String english, Kind... kinds) {
    this.chinese = chinese;
    this.english = english;
    this.kinds =
        kinds.length == 0 ? EnumSet.allOf(Kind.class) : EnumSet.copyOf(Arrays.asList(kinds));
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }

  /** Whether things of this kind have it. */
  public boolean of(Kind kind) {
    return kinds.contains(kind);
  }

  /** The four levels of 信息资源分类, from the widest on. */
  public static final List<Field> LEVELS = List.of(CLASS, ITEM, SUBJECT, DETAIL);
}
