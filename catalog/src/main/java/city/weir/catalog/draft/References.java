package city.weir.catalog.draft;

import java.util.List;
import java.util.Optional;

/** What drafts refer to, and what else the directory holds. */
public interface References {
  /** Name of the provider with this 统一社会信用代码, if it is known. */
  Optional<String> providerOf(String creditCode);

  /** 统一社会信用代码 of the provider with this name, if it is known. */
  Optional<String> creditCodeOf(String provider);

  /**
   * Digits that codes of the category begin with, before the slash; empty when there is no such
   * category.
   */
  Optional<String> prefixOf(List<String> category);

  /** Categories one level below {@code category}, for a hint; the 类 when it is empty. */
  List<String> below(List<String> category);

  /** Id of the entry that has the code, if one has. */
  Optional<String> entryOfCode(String code);

  /** The entry of this provider whose title has the same {@link Likeness#key}, if there is one. */
  Optional<Known> entryTitled(String key, String provider);

  /** Whether the standards library has a data element of this name or identifier. */
  boolean elementKnown(String element);

  /**
   * @param code 信息资源代码, empty while none is allotted
   */
  record Known(String id, String code) {}
}
