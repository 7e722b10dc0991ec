package city.weir.lake.landing;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.iceberg.parquet.ParquetValueWriters;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.io.api.Binary;

/**
 * Writes texts, and remembers the last one: source, batch and many a field repeat from row to row.
 * A value that is the same object again is neither encoded nor compared byte by byte.
 */
final class TextWriter extends ParquetValueWriters.PrimitiveWriter<String> {
  private String last = "";
  private Binary encoded = Binary.EMPTY;

  TextWriter(ColumnDescriptor column) {
    super(column);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a hit is a gain, a miss costs nothing but the encoding
  public void write(int repetitionLevel, String value) {
    if (value != last) {
      encoded = Binary.fromConstantByteArray(value.getBytes(UTF_8));
      last = value;
    }
    column.writeBinary(repetitionLevel, encoded);
  }
}
