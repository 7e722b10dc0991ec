package city.weir.lake;

import city.weir.contract.DataContract;
import city.weir.contract.TableName;
import city.weir.lake.catalog.TableChange;
import city.weir.lake.landing.Landing;
import city.weir.lake.ledger.Ledger;
import city.weir.lake.ledger.LedgerLayout;
import city.weir.lake.publish.Publisher;
import city.weir.lake.sql.Changes;
import city.weir.lake.sql.Relations;
import city.weir.lake.sql.SqlSession;
import city.weir.lake.tables.TableFacts;
import city.weir.lake.upkeep.Upkeep;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;

/**
 * One lake: a catalog over JDBC and a warehouse of files. Opened by {@code Lakes.open(config,
 * clock)}; safe for several threads.
 */
public interface Lake extends AutoCloseable {
  /**
   * The catalog itself; also a {@link org.apache.iceberg.catalog.SupportsNamespaces} and a {@code
   * ViewCatalog}.
   */
  Catalog catalog();

  /**
   * Creates the table of a contract and the quarantine its refused rows go to, or evolves them
   * where the change is compatible: columns added, widened, no longer required, partitioned anew.
   *
   * @throws city.weir.lake.tables.IncompatibleLayoutException names each change that cannot be
   *     made, and what to do instead
   */
  Table ensure(DataContract contract);

  /** Loads a table; it is a moment's view and does not follow later commits. */
  Table table(TableName name);

  /** Rows, files and age of a table, from its metadata alone; empty when there is no such table. */
  Optional<TableFacts> facts(TableName name);

  /**
   * Commits changes of several tables, all or none; what Iceberg's REST protocol calls {@code
   * transactions/commit}.
   *
   * @throws org.apache.iceberg.exceptions.CommitFailedException when a requirement does not hold
   * @throws org.apache.iceberg.exceptions.CommitStateUnknownException when the database did not say
   *     whether it committed
   */
  void commitTransaction(List<TableChange> changes);

  Landing landing();

  Publisher publisher();

  /** The ledger {@code layout} describes; its table is made where it is missing. */
  Ledger ledger(LedgerLayout layout);

  /** Compaction and expiry; somebody has to call for it. */
  Upkeep upkeep();

  Relations relations();

  Changes changes();

  SqlSession sql();

  /** Adds a listener for commits; it hears of all tables. */
  void onCommit(CommitListener listener);

  @Override
  void close();
}
