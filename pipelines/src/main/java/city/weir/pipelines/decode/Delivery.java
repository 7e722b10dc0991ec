package city.weir.pipelines.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** The bytes of one delivery, which can be read more than once. */
public sealed interface Delivery {
  /** Opens the bytes from their beginning. */
  InputStream open() throws IOException;

  /** Its size as delivered, in bytes. */
  long size() throws IOException;

  /** Told how many delivered bytes have been read so far; may begin anew. */
  LongConsumer progress();

  static Delivery of(byte[] bytes) {
    return new InMemory(bytes);
  }

  static Delivery of(Path file, LongConsumer progress) {
    return new OnDisk(file, progress);
  }

  /** A message. */
  record InMemory(byte[] bytes) implements Delivery {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public LongConsumer progress() {
      return read -> {};
    }
  }

  /** A file. */
  record OnDisk(Path file, LongConsumer progress) implements Delivery {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public long size() throws IOException {
      return Files.size(file);
    }
  }
}
