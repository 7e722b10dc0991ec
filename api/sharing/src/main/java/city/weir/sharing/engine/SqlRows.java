package city.weir.sharing.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of an answer, kept packed: an answer may wait some minutes until it is read. Each row has
 * String, Integer, Long, BigInteger, BigDecimal, Boolean, List, Map or null; times are ISO 8601
 * text.
 */
public final class SqlRows {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final TypeReference<List<@Nullable Object>> ROW = new TypeReference<>() {};

  private final byte[] packed;
  private final int size;

  private SqlRows(byte[] packed, int size) {
    this.packed = packed;
    this.size = size;
  }

  /** Takes rows in, each as one line of JSON. */
  static final class Packing {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final GZIPOutputStream lines;
    private int size;

    Packing() throws IOException {
      lines = new GZIPOutputStream(bytes);
    }

    void add(String line) throws IOException {
      lines.write(line.getBytes(StandardCharsets.UTF_8));
      lines.write('\n');
      size++;
    }

    SqlRows done() throws IOException {
      lines.close();
      return new SqlRows(bytes.toByteArray(), size);
    }
  }

  /** Where rows go. */
  public interface Sink {
    void row(List<@Nullable Object> row) throws IOException;
  }

  public int size() {
    return size;
  }

  /** Bytes of memory it takes. */
  public int weight() {
    return packed.length;
  }

  /** Gives every row to {@code sink}, one after the other. */
  public void forEach(Sink sink) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(packed)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        sink.row(JSON.readValue(line, ROW));
      }
    }
  }

  /** At most {@code count} rows after the first {@code skip}. */
  public List<List<@Nullable Object>> list(int skip, int count) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    int[] at = {0};
    try {
      forEach(
          row -> {
            if (at[0] >= skip && rows.size() < count) {
              rows.add(row);
            }
            at[0]++;
          });
    } catch (IOException e) {
      throw new UncheckedIOException("Rows in memory could not be read", e);
    }
    return rows;
  }

  /** Every row. */
  public List<List<@Nullable Object>> list() {
    return list(0, size);
  }
}
