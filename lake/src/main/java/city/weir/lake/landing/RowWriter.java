package city.weir.lake.landing;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.parquet.ParquetValueWriter;
import org.apache.iceberg.parquet.ParquetValueWriters;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Writes row buffers of raw and quarantine tables, which hold texts, numbers and moments only. */
final class RowWriter extends ParquetValueWriters.StructWriter<RowBuffer> {
  private RowWriter(List<ParquetValueWriter<?>> columns) {
    super(columns);
  }

  static RowWriter of(Schema schema, MessageType file) {
    List<ParquetValueWriter<?>> columns = new ArrayList<>();
    for (NestedField column : schema.columns()) {
      Type type = file.getType(columns.size());
      String[] path = {type.getName()};
      ColumnDescriptor descriptor = file.getColumnDescription(path);
      ParquetValueWriter<?> writer =
          switch (column.type().typeId()) {
            case STRING -> new TextWriter(descriptor);
            case LONG, TIMESTAMP -> ParquetValueWriters.longs(descriptor);
            default ->
                throw new IllegalArgumentException(
                    "Cannot land in column %s: it is %s, not text, long or timestamp"
                        .formatted(column.name(), column.type()));
          };
      columns.add(ParquetValueWriters.option(type, file.getMaxDefinitionLevel(path), writer));
    }
    return new RowWriter(columns);
  }

  @Override
  protected @Nullable Object get(RowBuffer row, int column) {
    return row.value(column);
  }
}
