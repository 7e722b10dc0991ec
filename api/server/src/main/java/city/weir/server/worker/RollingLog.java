package city.weir.server.worker;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A log of one file and its predecessor. Not for several threads. */
final class RollingLog implements AutoCloseable {
  private final Path file;
  private final Path before;
  private final long limit;
  private BufferedWriter writer;
  private long size;

  RollingLog(Path file, long limit) throws IOException {
    this.file = file;
    this.before = file.resolveSibling(file.getFileName() + ".1");
    this.limit = limit;
    this.size = Files.exists(file) ? Files.size(file) : 0;
    this.writer = open();
  }

  void line(String line) throws IOException {
    if (size > limit) {
      writer.close();
      Files.move(file, before, StandardCopyOption.REPLACE_EXISTING);
      size = 0;
      writer = open();
    }
    writer.write(line);
    writer.newLine();
    writer.flush();
    size += line.length() + 1L;
  }

  private BufferedWriter open() throws IOException {
    return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
