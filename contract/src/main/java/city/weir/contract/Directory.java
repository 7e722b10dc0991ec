package city.weir.contract;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the resource directory says of the dataset: core metadata of the 2017 guide (政务信息资源目录编制指南,
 * 发改高技〔2017〕1272号) that the rest of the contract does not already hold.
 *
 * @param category 类/项/目/细目, separated by slashes
 * @param code 信息资源代码, or null while none is allotted
 * @param format 信息资源格式, such as 数据库 or 电子表格
 * @param updateCycle 更新周期, such as 实时 or 每日
 * @param publishedOn 发布日期 as ISO day, or null
 * @param open 是否向社会开放
 */
public record Directory(
    String category,
    @Nullable String code,
    String summary,
    @Nullable String english,
    String format,
    String updateCycle,
    @Nullable String publishedOn,
    Share share,
    boolean open,
    @Nullable String openCondition,
    Set<String> related,
    Set<String> keywords) {
  public Directory {
    related = Set.copyOf(related);
    keywords = Set.copyOf(keywords);
  }

  /**
   * 共享属性.
   *
   * @param condition 共享条件, for conditional shares
   * @param ground legal ground, for data that is not shared
   * @param ways 共享方式
   * @param rowsOfOwnDistrict whether a partner sees only the rows of its own district, by the
   *     column of role DISTRICT
   */
  public record Share(
      Type type,
      @Nullable String condition,
      @Nullable String ground,
      Set<Origin.Way> ways,
      boolean rowsOfOwnDistrict) {
    public Share {
      ways = Set.copyOf(ways);
    }

    public enum Type {
      /** 无条件共享. */
      UNCONDITIONAL,
      /** 有条件共享. */
      CONDITIONAL,
      /** 不予共享. */
      WITHHELD
    }
  }
}
