package city.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;

/** Small files of readings; those of batch {@code n} are of the device {@code batch-n}. */
final class Batches {
  private static final int ROWS = 10;

  private final Path folder;
  private int last = -1;

  Batches(Path folder) {
    this.folder = folder;
  }

  /** Number of the last one. */
  int last() {
    return last;
  }

  /** Another file. */
  Path next() throws IOException {
    last++;
    StringBuilder rows =
        new StringBuilder("device_id,observed_at,metric,value,unit,district_code,lon,lat\n");
    LocalDateTime at = LocalDateTime.of(2026, 6, 1, 0, 0).plusHours(last);
    for (int i = 0; i < ROWS; i++) {
      rows.append(
          String.format(
              Locale.ROOT,
              "batch-%d,%s:00,level,%d.5,m,420106,114.3,30.5%n",
              last,
              at.plusMinutes(i).toString().replace('T', ' '),
              i));
    }
    return Files.writeString(folder.resolve("batch-%d.csv".formatted(last)), rows);
  }
}
