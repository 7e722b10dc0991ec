package city.weir.jobs.function;

import city.weir.contract.standard.CodeTable;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Gives the code that a text is, or is a name of. */
final class CodeList implements Conversion {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, UTF8String> codes = new HashMap<>();

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException when the text is no such list, or a name stands for two codes
   */
  CodeList(String name, String csv) {
    CodeTable.read(name + ".csv", csv)
        .keys()
        .forEach((key, code) -> codes.put(key, UTF8String.fromString(code)));
  }

  /** The lists among the files of a contract, by the name they are called by. */
  static Map<String, String> among(Map<String, String> files) {
    Map<String, String> lists = new HashMap<>();
    files.forEach(
        (file, text) -> {
          if (file.endsWith(".csv")) {
            lists.put(file.substring(0, file.length() - 4), text);
          }
        });
    return lists;
  }

  @Override
  public @Nullable Object apply(UTF8String text) {
    return codes.get(CodeTable.key(text.toString()));
  }
}
