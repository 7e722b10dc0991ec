package city.weir.sharing.audit.verify;

import city.weir.lake.ledger.Ledger;
import city.weir.sharing.audit.ledger.EventTable;
import city.weir.sharing.audit.verify.ChainCheck.Placed;
import java.io.IOException;
import java.util.Iterator;
import org.apache.iceberg.io.CloseableIterator;

/** Entries out of the rows of the lake. */
record LakeEntries(CloseableIterator<Ledger.Row> rows) implements Iterator<Placed>, AutoCloseable {
  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public Placed next() {
    Ledger.Row row = rows.next();
    try {
      return new Placed(EventTable.entry(row.values()), row.file());
    } catch (RuntimeException e) {
      throw new UnreadableException(row.file(), e);
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
