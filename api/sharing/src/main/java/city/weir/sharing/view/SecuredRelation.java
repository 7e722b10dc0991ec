package city.weir.sharing.view;

import java.util.List;

/**
 * What a view allows of a table at one snapshot.
 *
 * @param sql a query in DuckDB's SQL, without parameters: it gives the permitted rows with the
 *     shown columns, masked
 * @param files absolute paths of the files it reads
 * @param snapshot id of the snapshot, 0 when the table has none yet
 */
public record SecuredRelation(String sql, List<String> files, long snapshot) {
  public SecuredRelation {
    files = List.copyOf(files);
  }
}
