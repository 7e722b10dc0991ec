package city.weir.sharing.sql;

import city.weir.sharing.engine.SqlJob;
import city.weir.sharing.policy.Decision.Permit;
import city.weir.sharing.view.Explanation;
import java.util.List;

/** A statement that was found to be one permitted query, ready to run. */
public final class Prepared {
  private final SqlJob job;
  private final List<Read> reads;

  Prepared(SqlJob job, List<Read> reads) {
    this.job = job;
    this.reads = List.copyOf(reads);
  }

  /**
   * A table it reads.
   *
   * @param permit under which; the answer must not go out under another
   * @param snapshot the state it is read in, 0 when the table has none yet
   */
  public record Read(Explanation explanation, Permit permit, long snapshot) {}

  public List<Read> reads() {
    return reads;
  }

  SqlJob job() {
    return job;
  }
}
