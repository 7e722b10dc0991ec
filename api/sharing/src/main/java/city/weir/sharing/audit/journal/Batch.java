package city.weir.sharing.audit.journal;

import city.weir.sharing.audit.chain.Head;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Entries that are written and forced together, and whoever waits for that. */
final class Batch {
  private final CountDownLatch done = new CountDownLatch(1);
  private final ByteArrayOutputStream payload = new ByteArrayOutputStream(4096);
  private Head head = Head.START;
  private @Nullable Exception failure;

  /** To be called under the journal's lock. */
  void add(Head entry, byte[] body) {
    Frame.add(payload, entry.sequence(), entry.hash(), body);
    head = entry;
  }

  boolean isEmpty() {
    return payload.size() == 0;
  }

  /** The last entry of it. */
  Head head() {
    return head;
  }

  byte[] payload() {
    return payload.toByteArray();
  }

  void done(@Nullable Exception why) {
    failure = why;
    done.countDown();
  }

  /** Waits until it is durable. */
  void await() {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalException("Interrupted: whether the audit event was kept is not known", e);
    }
    Exception why = failure;
    if (why != null) {
      throw new JournalException(
          "The audit event could not be kept, so nothing is answered: " + why.getMessage(), why);
    }
  }
}
