package city.weir.pipelines.decode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the records of a delivery, in its order. */
public interface Rows {
  /**
   * A record that was read.
   *
   * @param number its line for CSV and NDJSON, its row for XLSX, else its place among the records;
   *     from 1
   * @param values one for each of {@link Fields#names}, null where the record has none; not changed
   *     afterwards
   * @param extra JSON object of the delivered fields that nobody asked for, or null
   */
  void row(long number, List<@Nullable String> values, @Nullable String extra);

  /**
   * A record that cannot be read, while its neighbours can.
   *
   * @param record as delivered, shortened when it is very long
   * @param reason what is wrong and how to put it right
   */
  void refused(long number, String record, String reason);
}
