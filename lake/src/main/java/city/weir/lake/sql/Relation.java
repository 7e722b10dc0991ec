package city.weir.lake.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;

/**
 * A table at one snapshot, as something a FROM clause of DuckDB can read.
 *
 * @param sql a relation in DuckDB's SQL, mapped by field id; delete files are never ignored
 * @param files absolute paths of the local files it reads: all that a session must be allowed to
 *     open; in an order that is the same whenever the same state is planned
 * @param snapshot id of the snapshot it shows, 0 when the table has none yet
 * @param bytes size of the files
 * @param schema its columns
 */
public record Relation(String sql, List<String> files, long snapshot, long bytes, Schema schema) {
  public Relation {
    files = List.copyOf(files);
  }

  /**
   * Single files of it as relations of their own, spread over all: for those whom a part of the
   * rows tells enough.
   *
   * @param most how many at most
   */
  public List<String> spread(int most) {
    int count = Math.min(most, files.size());
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String file = files.get((int) ((long) i * files.size() / count));
      parts.add(PlannedRelations.readOf(List.of(file), schema));
    }
    return parts;
  }
}
