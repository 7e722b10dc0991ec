package city.weir.sharing.trino;

import java.util.List;

/** What a question of Trino's is about. */
public sealed interface Resource {
  record Catalog(String name) implements Resource {}

  record Schema(String catalog, String name) implements Resource {}

  /**
   * A table, a view, or what its connector makes up beside one.
   *
   * @param columns those the question is about; empty when it is about none in particular
   */
  record Table(String catalog, String schema, String name, List<String> columns)
      implements Resource {
    public Table {
      columns = List.copyOf(columns);
    }
  }

  record Column(String catalog, String schema, String table, String name) implements Resource {}

  /** A function or a procedure. */
  record Routine(String catalog, String schema, String name) implements Resource {}

  /** Somebody at Trino, by the name it knows him by. */
  record User(String name) implements Resource {}

  /** Nothing in particular, or something no rule here speaks of. */
  record Other() implements Resource {}
}
