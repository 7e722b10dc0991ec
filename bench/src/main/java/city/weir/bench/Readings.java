package city.weir.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/**
 * Made-up sensor readings: {@value #DEVICES} devices of 13 districts, one reading a device a
 * minute.
 */
final class Readings {
  static final int DEVICES = 1_000;

  private Readings() {}

  /** Writes {@code rows} readings as CSV with a header; the same rows every time. */
  static void write(Path file, int rows) throws IOException {
    Random random = new Random(42);
    DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    LocalDateTime start = LocalDateTime.of(2026, 6, 1, 0, 0);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("device_id,observed_at,metric,value,unit,district_code,lon,lat\n");
      for (int i = 0; i < rows; i++) {
        int device = i % DEVICES;
        LocalDateTime at = start.plusMinutes(i / DEVICES);
        out.write(
            String.format(
                Locale.ROOT,
                "dev-%05d,%s,level,%.3f,m,4201%02d,%.4f,%.4f%n",
                device,
                at.format(format),
                10 + 5 * Math.sin(i / 5e4) + random.nextDouble(),
                2 + device % 13,
                114 + device / 5e3,
                30 + device / 5e3));
      }
    }
  }
}
