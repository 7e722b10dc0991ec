package city.weir.catalog.lifecycle;

import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.References;
import java.util.List;
import java.util.function.ToLongFunction;

/** Allots 信息资源代码: 类(1) 项(2) 目(3) 细目(n), a slash, and a number of its own. */
public final class Codes {
  private final References references;
  private final ToLongFunction<String> numbers;

  /**
   * @param numbers the next number below a prefix; never the same one twice
   */
  public Codes(References references, ToLongFunction<String> numbers) {
    this.references = references;
    this.numbers = numbers;
  }

  /**
   * The code an entry gets: the one that was written, or the next of its category.
   *
   * @throws IllegalArgumentException when its category is not in the tree: check the draft before
   */
  String codeFor(Draft draft) {
    if (draft.has(Field.CODE)) {
      return draft.get(Field.CODE);
    }
    List<String> category = Field.LEVELS.stream().filter(draft::has).map(draft::get).toList();
    String prefix =
        references
            .prefixOf(category)
            .orElseThrow(() -> new IllegalArgumentException("There is no category " + category));
    String code;
    do {
      code = "%s/%05d".formatted(prefix, numbers.applyAsLong(prefix));
    } while (references.entryOfCode(code).isPresent());
    return code;
  }
}
