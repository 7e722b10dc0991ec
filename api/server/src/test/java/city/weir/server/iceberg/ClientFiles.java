package city.weir.server.iceberg;

import java.io.File;
import java.net.URI;
import org.apache.iceberg.Files;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/** How a client of its own reaches the warehouse, without Hadoop. */
public final class ClientFiles implements FileIO {
  private static final long serialVersionUID = 1L;

  @Override
  public InputFile newInputFile(String location) {
    return Files.localInput(file(location));
  }

  @Override
  public OutputFile newOutputFile(String location) {
    File file = file(location);
    file.getParentFile().mkdirs();
    return Files.localOutput(file);
  }

  @Override
  public void deleteFile(String location) {
    if (!file(location).delete()) {
      throw new IllegalStateException("Cannot delete " + location);
    }
  }

  private static File file(String location) {
    return location.startsWith("file:") ? new File(URI.create(location)) : new File(location);
  }
}
