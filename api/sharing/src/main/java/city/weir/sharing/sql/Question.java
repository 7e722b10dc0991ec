package city.weir.sharing.sql;

import city.weir.lake.AsOf;
import city.weir.sharing.engine.Argument;
import java.util.Map;

/**
 * What is asked in SQL.
 *
 * @param sql as it was written; parameters stand in it as {@code :name}
 * @param arguments the value of each parameter, by its name in lower case
 * @param asOf the state every table is read in
 * @param rows of the answer at most; 0 to learn its columns only, without running it
 */
public record Question(String sql, Map<String, Argument> arguments, AsOf asOf, int rows) {
  public Question {
    arguments = Map.copyOf(arguments);
  }

  /** Without parameters, of the newest state. */
  public static Question of(String sql, int rows) {
    return new Question(sql, Map.of(), AsOf.NOW, rows);
  }
}
