package city.weir.sharing.audit.journal;

import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.Entry;
import city.weir.sharing.audit.Hash;
import city.weir.sharing.audit.chain.Canonical;
import city.weir.sharing.audit.chain.Head;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events chained and forced to the disk. Many threads share one force: while one batch is being
 * written, the next gathers. One process at a time.
 */
public final class Journal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final JournalFile file;
  private final Thread writer;
  private final Object lock = new Object();
  private Head chained;
  private Batch gathering = new Batch();
  private boolean closed;

  private Journal(JournalFile file, Head head) {
    this.file = file;
    this.chained = head;
    this.writer = new Thread(this::write, "audit-journal");
    writer.setDaemon(true);
  }

  /**
   * Opens the journal in {@code folder}, which is made where it is missing. What a crash left
   * unfinished at its end, and so was never acknowledged, is cut off.
   *
   * @param from where the chain stood when it last went on to the lake
   * @param witnessed an entry that is known to have been in it
   * @throws JournalException when the journal does not go on from there, was damaged, or lacks the
   *     entry; the message says what to do
   */
  public static Journal open(Path folder, Head from, Head witnessed) {
    try {
      Files.createDirectories(folder);
      Recovered recovered = Recovered.read(folder, from, witnessed);
      JournalFile file = new JournalFile(folder, recovered);
      Journal journal = new Journal(file, recovered.head());
      journal.writer.start();
      return journal;
    } catch (IOException e) {
      throw new JournalException(
          "Cannot open the audit's journal in %s; nothing may be answered without it"
              .formatted(folder),
          e);
    }
  }

  /**
   * Moves a journal that cannot be gone on with to {@code aside}.
   *
   * @return the highest number in it that can be read; 0 when there is none
   */
  public static long setAside(Path folder, Path aside) {
    try {
      long highest = 0;
      for (Segment segment : Segment.in(folder)) {
        for (Entry entry : segment.read().entries()) {
          highest = Math.max(highest, entry.sequence());
        }
      }
      if (Files.exists(folder)) {
        Files.move(folder, aside);
      }
      return highest;
    } catch (IOException e) {
      throw new JournalException(
          "Cannot move the audit's journal from %s to %s".formatted(folder, aside), e);
    }
  }

  /** How many bytes of an unfinished last write were cut off when this was opened. */
  public long cut() {
    return file.cut();
  }

  /** The last entry that is durable. */
  public Head head() {
    return file.durable();
  }

  /**
   * Adds an event and returns once it is durable.
   *
   * @throws JournalException when it is not known to be
   */
  public void append(AuditEvent event) {
    byte[] body = Canonical.body(event);
    Batch batch;
    synchronized (lock) {
      if (closed) {
        throw new JournalException("The audit is closed: the server is stopping");
      }
      long sequence = chained.sequence() + 1;
      Hash hash = Canonical.hash(chained.hash(), Canonical.prefix(sequence), body);
      chained = new Head(sequence, hash);
      batch = gathering;
      batch.add(chained, body);
      lock.notifyAll();
    }
    batch.await();
  }

  private void write() {
    for (Batch batch = next(); batch != null; batch = next()) {
      try {
        file.write(batch);
        batch.done(null);
      } catch (IOException | RuntimeException e) {
        LOG.error("The audit's journal cannot be written; what asked for it is not answered", e);
        failed(batch, e);
      }
    }
  }

  /** What has gathered; null when this is closed and nothing is left. */
  private @Nullable Batch next() {
    synchronized (lock) {
      while (gathering.isEmpty() && !closed) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          LOG.warn("Somebody interrupts the audit's writer; it goes on", e);
        }
      }
      Batch full = gathering;
      gathering = new Batch();
      return full.isEmpty() ? null : full;
    }
  }

  /** What was chained after the last durable entry is as if it had never been. */
  private void failed(Batch batch, Exception cause) {
    Batch rest;
    synchronized (lock) {
      rest = gathering;
      gathering = new Batch();
      chained = file.durable();
    }
    batch.done(cause);
    rest.done(cause);
  }

  /** Begins a new file where the last has entries, and returns all that are complete. */
  public List<Segment> roll() {
    try {
      return file.roll();
    } catch (IOException e) {
      throw new JournalException("Cannot begin a new file of the audit's journal", e);
    }
  }

  /** Deletes files that {@link #roll} returned, whose entries are safe elsewhere. */
  public void drop(List<Segment> segments) {
    try {
      file.drop(segments);
    } catch (IOException e) {
      throw new JournalException("Cannot delete files of the audit's journal", e);
    }
  }

  /** All durable entries that were not dropped, the oldest first. */
  public List<Entry> entries() {
    try {
      List<Entry> entries = new ArrayList<>();
      for (Segment.Content content : file.contents()) {
        entries.addAll(content.entries());
      }
      return entries;
    } catch (IOException e) {
      throw new JournalException("Cannot read the audit's journal", e);
    }
  }

  /** Writes what has gathered, and takes no more. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    try {
      file.close();
    } catch (IOException e) {
      throw new JournalException("Cannot close the audit's journal", e);
    }
  }
}
