package city.weir.sharing.audit.journal;

import city.weir.sharing.audit.chain.Head;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The files of a journal: the last is written to, those before it are complete. Only its own writer
 * thread writes, which nobody interrupts: that would close the file under it.
 */
final class JournalFile implements AutoCloseable {
  /** A file is read as one piece of memory, so it must not grow without end. */
  private static final long LARGEST = 512L * 1024 * 1024;

  private final Path folder;
  private final List<Segment> complete;
  private final long cut;
  private Segment current;
  private FileChannel channel;
  private long size;
  private boolean dirty;
  private volatile Head durable;

  JournalFile(Path folder, Recovered recovered) throws IOException {
    this.folder = folder;
    this.durable = recovered.head();
    this.cut = recovered.cut();
    this.complete = new ArrayList<>(recovered.segments());
    if (cut > 0) {
      Segment torn = complete.get(complete.size() - 1);
      try (FileChannel last = FileChannel.open(torn.file(), StandardOpenOption.WRITE)) {
        last.truncate(recovered.whole());
        last.force(true);
      }
    }
    this.current = Segment.of(folder, durable.sequence() + 1);
    // A file of that name can only be one without an entry: it was made, and then all ended.
    complete.remove(current);
    this.channel = create(current);
  }

  private FileChannel create(Segment segment) throws IOException {
    Files.deleteIfExists(segment.file());
    FileChannel created =
        FileChannel.open(
            segment.file(),
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    forceFolder();
    return created;
  }

  /** Without this a power cut could take the file's name away, and so all that is in it. */
  private void forceFolder() throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  synchronized void write(Batch batch) throws IOException {
    if (size >= LARGEST) {
      roll();
    }
    if (dirty) {
      // A write that failed may have left something behind the last whole frame.
      channel.truncate(size);
      channel.force(true);
    }
    dirty = true;
    ByteBuffer frame = Frame.of(batch.payload());
    channel.position(size);
    while (frame.hasRemaining()) {
      channel.write(frame);
    }
    channel.force(false);
    dirty = false;
    size += frame.limit();
    durable = batch.head();
  }

  Head durable() {
    return durable;
  }

  long cut() {
    return cut;
  }

  /** Begins a new file where this one has entries, and returns all that are complete. */
  synchronized List<Segment> roll() throws IOException {
    if (size > 0) {
      if (dirty) {
        channel.truncate(size);
        channel.force(true);
        dirty = false;
      }
      Segment next = Segment.of(folder, durable.sequence() + 1);
      FileChannel opened = create(next);
      channel.close();
      complete.add(current);
      current = next;
      channel = opened;
      size = 0;
    }
    return List.copyOf(complete);
  }

  synchronized void drop(List<Segment> segments) throws IOException {
    for (Segment segment : segments) {
      Files.deleteIfExists(segment.file());
      complete.remove(segment);
    }
    forceFolder();
  }

  /** Holds up the writer: there is little to read, as what is complete goes on to the lake. */
  synchronized List<Segment.Content> contents() throws IOException {
    List<Segment.Content> contents = new ArrayList<>();
    for (Segment segment : complete) {
      contents.add(segment.read());
    }
    contents.add(current.read(size));
    return contents;
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
    if (size == 0) {
      Files.deleteIfExists(current.file());
    }
  }
}
