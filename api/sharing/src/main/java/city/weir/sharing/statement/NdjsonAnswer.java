package city.weir.sharing.statement;

import city.weir.sharing.sql.SqlResult;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line, with the names of the columns; of columns of one name the last counts.
 */
final class NdjsonAnswer {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

  private NdjsonAnswer() {}

  static void write(SqlResult result, OutputStream out) throws IOException {
    BufferedOutputStream lines = new BufferedOutputStream(out);
    List<String> names = result.names();
    result
        .rows()
        .forEach(
            row -> {
              Map<String, @Nullable Object> named = new LinkedHashMap<>();
              for (int i = 0; i < names.size(); i++) {
                named.put(names.get(i), row.get(i));
              }
              lines.write(JSON.writeValueAsBytes(named));
              lines.write('\n');
            });
    lines.flush();
  }
}
