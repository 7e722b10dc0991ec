package city.weir.sharing.audit.journal;

import city.weir.sharing.audit.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file of a journal.
 *
 * @param first number of its first entry
 */
public record Segment(Path file, long first) {
  private static final Pattern NAME = Pattern.compile("([0-9]{19})\\.journal");

  /** The file that begins with entry {@code first}. */
  static Segment of(Path folder, long first) {
    return new Segment(folder.resolve("%019d.journal".formatted(first)), first);
  }

  /** The segments in {@code folder}, the oldest first; none when there is no such folder. */
  public static List<Segment> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Segment> segments = new ArrayList<>();
      for (Path file : files.toList()) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          segments.add(new Segment(file, Long.parseLong(name.group(1))));
        }
      }
      segments.sort(Comparator.comparingLong(Segment::first));
      return segments;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  /**
   * What was read of a segment.
   *
   * @param whole how many bytes of it are whole frames
   * @param rest how many bytes come after them: a frame that was being written, or was damaged
   * @param damaged whether a whole frame comes after the rest: then it was written to the end, and
   *     was damaged later
   */
  public record Content(List<Entry> entries, long whole, long rest, boolean damaged) {}

  /** Reads all of it. */
  public Content read() throws IOException {
    return read(Long.MAX_VALUE);
  }

  /** Reads its first {@code size} bytes. */
  Content read(long size) throws IOException {
    ByteBuffer bytes;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = Math.min(size, channel.size());
      bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, length);
    }
    List<Entry> entries = new ArrayList<>();
    int whole = 0;
    while (bytes.hasRemaining()) {
      byte[] payload = Frame.payload(bytes);
      if (payload == null) {
        return new Content(
            entries, whole, bytes.limit() - (long) whole, frameAfter(bytes, whole + 1));
      }
      try {
        entries.addAll(Frame.entries(payload));
      } catch (IllegalArgumentException e) {
        // The CRC fits, so this was not torn by a crash: somebody wrote it.
        return new Content(entries, whole, bytes.limit() - (long) whole, true);
      }
      whole = bytes.position();
    }
    return new Content(entries, whole, 0, false);
  }

  private static boolean frameAfter(ByteBuffer bytes, int from) {
    for (int at = from; at <= bytes.limit() - Frame.HEADER; at++) {
      if (bytes.getInt(at) == Frame.MAGIC) {
        bytes.position(at);
        if (Frame.payload(bytes) != null) {
          return true;
        }
      }
    }
    return false;
  }
}
