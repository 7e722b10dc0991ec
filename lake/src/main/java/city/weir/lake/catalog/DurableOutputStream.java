package city.weir.lake.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.PositionOutputStream;

/**
 * Writes a file that did not exist before, and forces it to the disk when closed: the catalog is
 * about to point at it, and what it points at must survive a power cut.
 */
final class DurableOutputStream extends PositionOutputStream {
  private static final int BUFFER = 64 * 1024;

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private long written;

  private DurableOutputStream(FileChannel channel) {
    this.channel = channel;
  }

  static DurableOutputStream create(Path path) {
    try {
      Files.createDirectories(path.getParent());
      return new DurableOutputStream(
          FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (FileAlreadyExistsException e) {
      throw new AlreadyExistsException(e, "File already exists: %s", path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + path, e);
    }
  }

  @Override
  public long getPos() {
    return written;
  }

  @Override
  public long storedLength() throws IOException {
    flush();
    return channel.isOpen() ? channel.size() : written;
  }

  @Override
  public void write(int b) throws IOException {
    if (!buffer.hasRemaining()) {
      flush();
    }
    buffer.put((byte) b);
    written++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > buffer.remaining()) {
      flush();
    }
    if (length > buffer.capacity()) {
      drain(ByteBuffer.wrap(bytes, offset, length));
    } else {
      buffer.put(bytes, offset, length);
    }
    written += length;
  }

  @Override
  public void flush() throws IOException {
    if (channel.isOpen()) {
      buffer.flip();
      drain(buffer);
      buffer.clear();
    }
  }

  private void drain(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      try (channel) {
        flush();
        channel.force(true);
      }
    }
  }
}
