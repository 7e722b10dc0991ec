package city.weir.pipelines.feed;

import city.weir.contract.TableName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** One writer at a time for each raw table, in the order they came. */
public final class TableLocks {
  private final Map<TableName, Lock> locks = new ConcurrentHashMap<>();

  public Lock of(TableName table) {
    return locks.computeIfAbsent(table, name -> new ReentrantLock(true));
  }
}
