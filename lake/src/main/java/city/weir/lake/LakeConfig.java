package city.weir.lake;

import java.nio.file.Path;

/**
 * Where a lake is.
 *
 * @param url JDBC URL of the catalog's database, H2 or PostgreSQL. For H2 with the suffix {@link
 *     #H2_OPTIONS}
 * @param warehouse folder of the tables' files, local or mounted
 * @param scratch folder for what embedded SQL spills and for files that had to be rewritten before
 *     it could read them; emptied when the lake is opened
 * @param sqlThreads threads that embedded SQL may use in all
 * @param sqlMemory memory that embedded SQL may use in all, as DuckDB writes it: {@code 256MB}
 */
public record LakeConfig(
    String url,
    String user,
    String password,
    Path warehouse,
    Path scratch,
    int sqlThreads,
    String sqlMemory) {

  /**
   * What an H2 URL needs: Iceberg asks for its columns in lower case, and a commit that was
   * reported must survive a kill, where H2 would keep it back for half a second.
   */
  public static final String H2_OPTIONS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0";

  private static final int SQL_THREADS = 2;
  private static final String SQL_MEMORY = "256MB";

  public LakeConfig {
    if (!url.startsWith("jdbc:")) {
      throw new IllegalArgumentException(
          "Not a database of a lake: '%s' (write jdbc:h2:... or jdbc:postgresql:...)"
              .formatted(url));
    }
    if (url.startsWith("jdbc:h2:")
        && !(url.contains("DATABASE_TO_LOWER=TRUE") && url.contains("WRITE_DELAY=0"))) {
      throw new IllegalArgumentException(
          "Cannot use %s: a lake in H2 needs the options %s".formatted(url, H2_OPTIONS));
    }
    if (sqlThreads < 1) {
      throw new IllegalArgumentException("Embedded SQL needs a thread, got " + sqlThreads);
    }
    warehouse = warehouse.toAbsolutePath().normalize();
    scratch = scratch.toAbsolutePath().normalize();
  }

  /** A lake with the usual limits, its scratch folder {@code scratch/lake} beside the warehouse. */
  public static LakeConfig of(String url, String user, String password, Path warehouse) {
    return new LakeConfig(
        url,
        user,
        password,
        warehouse,
        warehouse.toAbsolutePath().normalize().resolveSibling("scratch").resolve("lake"),
        SQL_THREADS,
        SQL_MEMORY);
  }

  /** Without the password, and without a URL that may hold one. */
  @Override
  public String toString() {
    return "LakeConfig[warehouse=%s]".formatted(warehouse);
  }
}
