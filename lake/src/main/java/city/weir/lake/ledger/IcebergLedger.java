package city.weir.lake.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.CloseableIterator;

/** A ledger over an Iceberg table. */
public final class IcebergLedger implements Ledger {
  private final Supplier<Table> fresh;
  private final String number;

  /**
   * @param fresh loads the table as it is now
   * @param number the column that numbers the rows
   */
  public IcebergLedger(Supplier<Table> fresh, String number) {
    this.fresh = fresh;
    this.number = number;
  }

  @Override
  public long last() {
    Table table = fresh.get();
    long last = NONE;
    try (CloseableIterable<FileScanTask> tasks = table.newScan().includeColumnStats().planFiles()) {
      for (FileScanTask task : tasks) {
        last = Math.max(last, Bounds.upper(table, task.file(), number));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot plan " + table.name(), e);
    }
    return last;
  }

  @Override
  public long append(Iterator<Record> rows) {
    Table table = fresh.get();
    LedgerFiles files = new LedgerFiles(table);
    boolean keep = false;
    try {
      List<DataFile> written = files.write(rows);
      AppendFiles append = table.newFastAppend();
      written.forEach(append::appendFile);
      if (!written.isEmpty()) {
        append.commit();
      }
      keep = true;
      return files.rows();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + table.name(), e);
    } catch (CommitStateUnknownException e) {
      keep = true; // the files may be visible
      throw e;
    } finally {
      if (!keep) {
        files.drop();
      }
    }
  }

  @Override
  public CloseableIterable<Row> scan(long from, long until) {
    return new CloseableIterable<>() {
      @Override
      public CloseableIterator<Row> iterator() {
        return new LedgerScan(fresh.get(), number, from, until);
      }

      @Override
      public void close() {
        // Each iterator closes its own files.
      }
    };
  }
}
