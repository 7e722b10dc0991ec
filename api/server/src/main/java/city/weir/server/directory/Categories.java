package city.weir.server.directory;

import city.weir.catalog.classification.ClassificationTree;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The classification tree: the guide's, and what contracts and stewards added below it. */
@Component
public class Categories {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final ClassificationTree guides = ClassificationTree.published();
  private volatile ClassificationTree current;

  Categories(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.current = read();
  }

  public ClassificationTree tree() {
    return current;
  }

  /**
   * The tree in which {@code path} exists; what is missing of it gets digits, which it keeps.
   *
   * @throws IllegalArgumentException when the path names no category, or no digits are left
   */
  public ClassificationTree grow(List<String> path) {
    if (tree().prefixOf(path).isEmpty()) {
      transactions.executeWithoutResult(
          status -> {
            // The row that every writer of the directory holds: two never give the same digits.
            jdbc.sql("update directory_last_step set number = number").update();
            ClassificationTree before = read();
            ClassificationTree after = before.with(path);
            SortedMap<String, String> added = new TreeMap<>(after.names());
            added.keySet().removeAll(before.names().keySet());
            added.forEach(this::add);
          });
      current = read();
    }
    return tree();
  }

  private void add(String prefix, String name) {
    jdbc.sql("insert into directory_category (prefix, name) values (:prefix, :name)")
        .param("prefix", prefix)
        .param("name", name)
        .update();
  }

  private ClassificationTree read() {
    Map<String, String> names = new TreeMap<>(guides.names());
    jdbc.sql("select prefix, name from directory_category")
        .query(
            row -> {
              names.put(row.getString("prefix"), row.getString("name"));
            });
    return ClassificationTree.of(names);
  }
}
