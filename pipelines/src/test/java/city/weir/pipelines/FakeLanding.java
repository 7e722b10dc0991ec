package city.weir.pipelines;

import city.weir.lake.landing.BatchStamp;
import city.weir.lake.landing.Landing;
import city.weir.lake.landing.LandingBatch;
import city.weir.lake.landing.RawTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A lake in memory that fails on demand; batches become visible whole, as they should. */
public final class FakeLanding implements Landing {
  /** How a commit goes wrong. */
  public enum Failure {
    /** While rows are being written. */
    WRITING,
    /** Nothing is visible, and the caller knows. */
    BEFORE,
    /** The batch is visible, and the caller cannot know. */
    AFTER
  }

  private final List<String> rows = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final Map<String, BatchStamp> latest = new HashMap<>();
  private final Map<String, Set<Long>> offsets = new HashMap<>();
  private final List<Failure> failures = new ArrayList<>();
  private boolean away;
  private int commits;

  /** The next commits go wrong like this, one after another. */
  public synchronized void fail(Failure... next) {
    failures.addAll(List.of(next));
  }

  public synchronized void away(boolean gone) {
    away = gone;
  }

  /** The first value of each row that is visible. */
  public synchronized List<String> rows() {
    return List.copyOf(rows);
  }

  public synchronized List<String> refused() {
    return List.copyOf(refused);
  }

  public synchronized int commits() {
    return commits;
  }

  private synchronized void reach() {
    if (away) {
      throw new IllegalStateException("The lake is away");
    }
  }

  @Override
  public void ensure(RawTable table) {
    reach();
  }

  @Override
  public LandingBatch begin(RawTable table, String batch) {
    reach();
    return new Batch();
  }

  @Override
  public synchronized Optional<BatchStamp> latest(RawTable table, String log) {
    reach();
    return Optional.ofNullable(latest.get(table.name() + log));
  }

  @Override
  public synchronized Set<Long> offsets(RawTable table, BatchStamp stamp) {
    reach();
    return Set.copyOf(offsets.getOrDefault(stamp.batch(), Set.of()));
  }

  private synchronized void failWriting() {
    if (!failures.isEmpty() && failures.get(0) == Failure.WRITING) {
      failures.remove(0);
      throw new IllegalArgumentException("The disk of the lake is full");
    }
  }

  private synchronized LandingBatch.Landed publish(Batch batch, BatchStamp stamp) {
    reach();
    Failure failure = failures.isEmpty() ? null : failures.remove(0);
    if (failure == Failure.BEFORE) {
      throw new IllegalStateException("The commit failed");
    }
    rows.addAll(batch.rows);
    refused.addAll(batch.refused);
    latest.put("raw.gauge" + stamp.log(), stamp);
    offsets.put(stamp.batch(), batch.offsets);
    commits++;
    if (failure == Failure.AFTER) {
      throw new IllegalStateException("The connection broke; the commit may have succeeded");
    }
    return new LandingBatch.Landed(commits, batch.rows.size(), batch.refused.size());
  }

  private final class Batch implements LandingBatch {
    private final List<String> rows = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Set<Long> offsets = new HashSet<>();

    @Override
    public void add(Envelope envelope, List<@Nullable String> values, @Nullable String extra) {
      failWriting();
      rows.add(String.valueOf(values.get(0)));
      offsets.add(envelope.offset());
    }

    @Override
    public void refuse(Envelope envelope, String record, String reason) {
      refused.add(record);
      offsets.add(envelope.offset());
    }

    @Override
    public Landed commit(BatchStamp stamp) {
      return publish(this, stamp);
    }

    @Override
    public void close() {
      // What was not committed is simply forgotten.
    }
  }
}
