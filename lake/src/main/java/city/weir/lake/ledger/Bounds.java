package city.weir.lake.ledger;

import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** The lowest and the highest number in a file, as its statistics tell. */
final class Bounds {
  private Bounds() {}

  static long lower(Table table, DataFile file, String number) {
    return bound(table, file, number, file.lowerBounds());
  }

  static long upper(Table table, DataFile file, String number) {
    return bound(table, file, number, file.upperBounds());
  }

  private static long bound(
      Table table, DataFile file, String number, @Nullable Map<Integer, ByteBuffer> bounds) {
    int id = table.schema().findField(number).fieldId();
    ByteBuffer bound = bounds == null ? null : bounds.get(id);
    if (bound == null) {
      throw new IllegalStateException(
          "Cannot read %s: %s says nothing of its numbers (a file of another writer?)"
              .formatted(table.name(), file.location()));
    }
    return Conversions.fromByteBuffer(Types.LongType.get(), bound);
  }
}
