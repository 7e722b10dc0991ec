package city.weir.lake.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.CloseableIterator;
import org.apache.iceberg.parquet.Parquet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a ledger together, the lowest number first. A file is opened when its first
 * number comes up, so that few are open at a time. Within a file rows come as they stand there:
 * whoever verifies must see it when they were moved.
 */
final class LedgerScan implements CloseableIterator<Ledger.Row> {
  private final Table table;
  private final String number;
  private final long from;
  private final long until;
  private final Deque<Pending> pending;
  private final PriorityQueue<Open> open =
      new PriorityQueue<>(Comparator.comparingLong(Open::next));

  LedgerScan(Table table, String number, long from, long until) {
    this.table = table;
    this.number = number;
    this.from = from;
    this.until = until;
    this.pending = new ArrayDeque<>(plan());
  }

  /** A file, and the lowest number its statistics tell of. */
  private record Pending(DataFile file, long lowest) {}

  private List<Pending> plan() {
    List<Pending> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table
            .newScan()
            .filter(
                Expressions.and(
                    Expressions.greaterThanOrEqual(number, from),
                    Expressions.lessThanOrEqual(number, until)))
            .includeColumnStats()
            .planFiles()) {
      for (FileScanTask task : tasks) {
        files.add(new Pending(task.file(), Bounds.lower(table, task.file(), number)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot plan " + table.name(), e);
    }
    files.sort(Comparator.comparingLong(Pending::lowest));
    return files;
  }

  @Override
  public boolean hasNext() {
    Pending next = pending.peek();
    while (next != null && (open.isEmpty() || next.lowest() <= open.element().next())) {
      pending.remove();
      push(new Open(next.file()));
      next = pending.peek();
    }
    return !open.isEmpty();
  }

  @Override
  public Ledger.Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Open file = open.remove();
    Ledger.Row row = file.take();
    push(file);
    return row;
  }

  private void push(Open file) {
    if (file.advance()) {
      open.add(file);
    } else {
      file.close();
    }
  }

  @Override
  public void close() {
    open.forEach(Open::close);
    open.clear();
    pending.clear();
  }

  /** A file being read, one row ahead. */
  private final class Open {
    private final String location;
    private final CloseableIterable<Record> rows;
    private final Iterator<Record> iterator;
    private Ledger.@Nullable Row ahead;

    Open(DataFile file) {
      this.location = file.location();
      this.rows =
          Parquet.read(table.io().newInputFile(location))
              .project(table.schema())
              .createReaderFunc(type -> GenericParquetReaders.buildReader(table.schema(), type))
              .build();
      this.iterator = rows.iterator();
    }

    boolean advance() {
      while (iterator.hasNext()) {
        Record row = iterator.next();
        long at = (Long) row.getField(number);
        if (at >= from && at <= until) {
          ahead = new Ledger.Row(at, row, location);
          return true;
        }
      }
      return false;
    }

    /** The number of the row ahead; the file must have advanced to one. */
    long next() {
      return take().number();
    }

    Ledger.Row take() {
      return Objects.requireNonNull(ahead, location);
    }

    void close() {
      try {
        rows.close();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot close " + location, e);
      }
    }
  }
}
