package city.weir.lake;

import city.weir.contract.DataContract;
import city.weir.contract.TableName;
import city.weir.lake.landing.Landing;
import city.weir.lake.publish.Publisher;
import city.weir.lake.sql.Relations;
import city.weir.lake.sql.SqlSession;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;

/**
 * One lake: a catalog over JDBC and a warehouse of files. Opened by {@code Lakes.open(config)};
 * safe for several threads.
 */
public interface Lake extends AutoCloseable {
  /**
   * The catalog itself; also a {@link org.apache.iceberg.catalog.SupportsNamespaces} and a {@code
   * ViewCatalog}.
   */
  Catalog catalog();

  /** Creates the table of a contract, or evolves it where the change is compatible. */
  Table ensure(DataContract contract);

  /** Loads a table. */
  Table table(TableName name);

  Landing landing();

  Publisher publisher();

  Relations relations();

  SqlSession sql();

  /** Adds a listener for commits; it hears of all tables. */
  void onCommit(CommitListener listener);

  @Override
  void close();
}
