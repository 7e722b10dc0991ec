package city.weir.sharing.audit.journal;

import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.Entry;
import city.weir.sharing.audit.Hash;
import city.weir.sharing.audit.chain.Canonical;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What one force wrote: the magic number, length and CRC-32C of what follows, then the entries,
 * each as its number (8 bytes), its hash (32), the length of its body (4) and its body. Numbers are
 * big endian.
 */
final class Frame {
  static final int MAGIC = 0x57454952; // WEIR
  static final int HEADER = 12;
  private static final int LARGEST = 256 * 1024 * 1024;
  private static final int ENTRY = Long.BYTES + Hash.BYTES + Integer.BYTES;

  private Frame() {}

  /** Adds an entry to the payload of a frame. */
  static void add(ByteArrayOutputStream payload, long sequence, Hash hash, byte[] body) {
    payload.writeBytes(
        ByteBuffer.allocate(ENTRY).putLong(sequence).put(hash.bytes()).putInt(body.length).array());
    payload.writeBytes(body);
  }

  static ByteBuffer of(byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(HEADER + payload.length);
    frame.putInt(MAGIC).putInt(payload.length).putInt(crc(payload)).put(payload);
    return frame.flip();
  }

  /** The payload of the frame that begins where {@code bytes} stand; null when none does. */
  static byte @Nullable [] payload(ByteBuffer bytes) {
    if (bytes.remaining() < HEADER || bytes.getInt() != MAGIC) {
      return null;
    }
    int length = bytes.getInt();
    int crc = bytes.getInt();
    if (length < 0 || length > LARGEST || length > bytes.remaining()) {
      return null;
    }
    byte[] payload = new byte[length];
    bytes.get(payload);
    return crc(payload) == crc ? payload : null;
  }

  /**
   * The entries of a payload, as they stand there: whether they are a chain is another question.
   *
   * @throws IllegalArgumentException when it holds something else
   */
  static List<Entry> entries(byte[] payload) {
    List<Entry> entries = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(payload);
    while (bytes.hasRemaining()) {
      if (bytes.remaining() < ENTRY) {
        throw new IllegalArgumentException("An entry breaks off");
      }
      long sequence = bytes.getLong();
      byte[] hash = new byte[Hash.BYTES];
      bytes.get(hash);
      int length = bytes.getInt();
      if (length < 0 || length > bytes.remaining()) {
        throw new IllegalArgumentException("Entry %d breaks off".formatted(sequence));
      }
      byte[] body = new byte[length];
      bytes.get(body);
      AuditEvent event = Canonical.parse(body);
      entries.add(new Entry(sequence, event, Hash.of(hash)));
    }
    return entries;
  }

  private static int crc(byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload);
    return (int) crc.getValue();
  }
}
