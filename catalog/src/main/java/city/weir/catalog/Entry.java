package city.weir.catalog;

import city.weir.contract.Grade;
import city.weir.contract.Provider;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the resource directory, with the core metadata of the 2017 guide (政务信息资源目录编制指南（试行）,
 * 发改高技〔2017〕1272号). A dataset's is made from its contract by {@link Entries#of}, every other from
 * what a steward wrote.
 *
 * @param id stable: a dataset's is its contract's
 * @param version of the contract, or the number of the published revision
 * @param title 信息资源名称
 * @param category 信息资源分类: 类, 项, 目, 细目, from the widest on; at least one
 * @param code 信息资源代码, or null while none is allotted
 * @param summary 信息资源摘要
 * @param format 信息资源格式
 * @param items 信息项
 * @param grade the highest grade among the items (就高从严)
 * @param sharing 共享属性
 * @param open 是否向社会开放
 * @param publishedOn 发布日期 as ISO day, or null
 * @param related 关联资源代码
 * @param area GB/T 2260 code of the area it is about, or null
 */
public record Entry(
    String id,
    String version,
    State state,
    Thing thing,
    String title,
    @Nullable String english,
    List<String> category,
    @Nullable String code,
    Provider provider,
    String summary,
    @Nullable String englishSummary,
    String format,
    List<Item> items,
    Grade grade,
    Sharing sharing,
    boolean open,
    @Nullable String openCondition,
    String updateCycle,
    @Nullable String publishedOn,
    Set<String> related,
    Set<String> keywords,
    @Nullable String area) {
  public Entry {
    category = List.copyOf(category);
    items = List.copyOf(items);
    related = Set.copyOf(related);
    keywords = Set.copyOf(keywords);
    if (category.isEmpty()) {
      throw new IllegalArgumentException(
          "No category for '%s' (write at least 类, such as 主题/防汛抗旱)".formatted(id));
    }
  }

  public Kind kind() {
    return thing.kind();
  }

  /** The same under a code that was allotted. */
  public Entry withCode(String allotted) {
    return new Entry(
        id,
        version,
        state,
        thing,
        title,
        english,
        category,
        allotted,
        provider,
        summary,
        englishSummary,
        format,
        items,
        grade,
        sharing,
        open,
        openCondition,
        updateCycle,
        publishedOn,
        related,
        keywords,
        area);
  }

  /**
   * 信息项: one column as the directory shows it.
   *
   * @param dataType the guide's letter: C text, N exact number, I whole number, B floating point, D
   *     day, T day and time, L truth value, Y money, M memo, G general, F floating point
   * @param element name of the data element of the standards library it is one of, or null
   */
  public record Item(
      String name,
      String title,
      @Nullable String english,
      char dataType,
      @Nullable String unit,
      Grade grade,
      @Nullable String element) {}
}
