package city.weir.server.directory;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The file each dataset's entry was last written from, in the database. */
@Repository
class ContractFiles {
  private final JdbcClient jdbc;

  ContractFiles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Names of files by the ids of entries. */
  Map<String, String> all() {
    Map<String, String> files = new HashMap<>();
    jdbc.sql("select entry, file from directory_contract_file")
        .query(
            row -> {
              files.put(row.getString("entry"), row.getString("file"));
            });
    return files;
  }

  void remember(String entry, String file) {
    if (update(entry, file) == 0) {
      jdbc.sql(
              "insert into directory_contract_file (entry, file) values (:entry, :file)"
                  + " on conflict do nothing")
          .param("entry", entry)
          .param("file", file)
          .update();
    }
  }

  private int update(String entry, String file) {
    return jdbc.sql("update directory_contract_file set file = :file where entry = :entry")
        .param("entry", entry)
        .param("file", file)
        .update();
  }

  void forget(String entry) {
    jdbc.sql("delete from directory_contract_file where entry = :entry")
        .param("entry", entry)
        .update();
  }
}
