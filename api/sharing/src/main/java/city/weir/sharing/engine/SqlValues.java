package city.weir.sharing.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of any type the engine answers with, as JSON has them. */
final class SqlValues {
  private SqlValues() {}

  static @Nullable Object plain(@Nullable Object value) throws SQLException {
    if (value == null || value instanceof Boolean || value instanceof String) {
      return value;
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? value : number.toString();
    }
    if (value instanceof Float number) {
      return Float.isFinite(number) ? value : number.toString();
    }
    if (value instanceof Number) {
      return value instanceof BigDecimal
              || value instanceof BigInteger
              || value instanceof Long
              || value instanceof Integer
          ? value
          : ((Number) value).longValue();
    }
    if (value instanceof OffsetDateTime moment) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
          moment.withOffsetSameInstant(ZoneOffset.UTC));
    }
    if (value instanceof Timestamp moment) {
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment.toLocalDateTime());
    }
    if (value instanceof LocalDateTime moment) {
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
    }
    if (value instanceof Array array) {
      return list((Object[]) array.getArray());
    }
    if (value instanceof Struct struct) {
      return list(struct.getAttributes());
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        plain.put(String.valueOf(entry.getKey()), plain(entry.getValue()));
      }
      return plain;
    }
    if (value instanceof Blob blob) {
      return Base64.getEncoder().encodeToString(blob.getBytes(1, (int) blob.length()));
    }
    return value.toString();
  }

  private static List<@Nullable Object> list(@Nullable Object[] values) throws SQLException {
    List<@Nullable Object> plain = new ArrayList<>();
    for (Object each : values) {
      plain.add(plain(each));
    }
    return plain;
  }
}
