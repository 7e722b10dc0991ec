package city.weir.lake;

import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import city.weir.contract.TableName;
import city.weir.lake.catalog.LakeCatalog;
import city.weir.lake.catalog.TableChange;
import city.weir.lake.landing.IcebergLanding;
import city.weir.lake.landing.Landing;
import city.weir.lake.ledger.IcebergLedger;
import city.weir.lake.ledger.Ledger;
import city.weir.lake.ledger.LedgerLayout;
import city.weir.lake.publish.BranchPublisher;
import city.weir.lake.publish.Publisher;
import city.weir.lake.sql.Changes;
import city.weir.lake.sql.DuckSession;
import city.weir.lake.sql.PlannedChanges;
import city.weir.lake.sql.PlannedRelations;
import city.weir.lake.sql.Relations;
import city.weir.lake.sql.SqlSession;
import city.weir.lake.tables.ContractLayout;
import city.weir.lake.tables.LedgerTable;
import city.weir.lake.tables.RawLayout;
import city.weir.lake.tables.TableFacts;
import city.weir.lake.tables.Tables;
import city.weir.lake.upkeep.Upkeep;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;

/** A lake over the JDBC catalog. */
final class OpenLake implements Lake {
  private final LakeCatalog catalog;
  private final Tables tables;
  private final Landing landing;
  private final Publisher publisher;
  private final Upkeep upkeep;
  private final Relations relations;
  private final Changes changes;
  private final DuckSession sql;

  OpenLake(LakeConfig config, LakeCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.tables = new Tables(catalog);
    this.landing = new IcebergLanding(catalog, tables);
    this.publisher = new BranchPublisher(catalog);
    this.upkeep = new Upkeep(catalog, publisher, clock);
    this.relations = new PlannedRelations(catalog, config.scratch());
    this.changes = new PlannedChanges(catalog, relations);
    this.sql =
        new DuckSession(
            config.warehouse(), config.scratch(), config.sqlThreads(), config.sqlMemory());
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public Table ensure(DataContract contract) {
    TableName quarantine = quarantineOf(contract);
    tables.ensure(quarantine, RawLayout.quarantine(quarantine), false);
    return tables.ensure(contract.table(), ContractLayout.of(contract), true);
  }

  /** What a source's contracts refuse lies beside what could not be decoded of that source. */
  private static TableName quarantineOf(DataContract contract) {
    String name =
        contract.origin() instanceof Origin.Source source
            ? source.raw().name()
            : contract.table().name();
    return new TableName(Lakes.QUARANTINE, name);
  }

  @Override
  public Table table(TableName name) {
    return catalog.load(name);
  }

  @Override
  public Optional<TableFacts> facts(TableName name) {
    return catalog.exists(name) ? Optional.of(TableFacts.of(catalog.load(name))) : Optional.empty();
  }

  @Override
  public void commitTransaction(List<TableChange> changes) {
    catalog.commitTransaction(changes);
  }

  @Override
  public Landing landing() {
    return landing;
  }

  @Override
  public Publisher publisher() {
    return publisher;
  }

  @Override
  public Ledger ledger(LedgerLayout layout) {
    tables.ensure(layout.name(), LedgerTable.of(layout), true);
    return new IcebergLedger(() -> catalog.load(layout.name()), layout.number());
  }

  @Override
  public Upkeep upkeep() {
    return upkeep;
  }

  @Override
  public Relations relations() {
    return relations;
  }

  @Override
  public Changes changes() {
    return changes;
  }

  @Override
  public SqlSession sql() {
    return sql;
  }

  @Override
  public void onCommit(CommitListener listener) {
    catalog.onCommit(listener);
  }

  @Override
  public void close() {
    sql.close();
    catalog.close();
  }
}
