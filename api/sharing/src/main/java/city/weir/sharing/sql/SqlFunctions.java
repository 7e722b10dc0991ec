package city.weir.sharing.sql;

import java.util.List;

/** The functions that statements may use. */
public final class SqlFunctions {
  private SqlFunctions() {}

  /** Their names, in order. */
  public static List<String> names() {
    return Allowed.functions();
  }
}
