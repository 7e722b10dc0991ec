package city.weir.lake.tables;

import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.contract.DataContract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** Makes a table's layout from a contract. */
public final class ContractLayout {
  private ContractLayout() {}

  /**
   * Schema with titles as documentation, the key as identifier fields and as sort order, partitions
   * as the columns say.
   *
   * @throws IllegalArgumentException when a key column is a floating point number: equality of such
   *     is chance
   */
  public static TableLayout of(DataContract contract) {
    Schema schema = schema(contract);
    PartitionSpec spec = spec(contract, schema);
    Map<String, String> properties = TableLayout.properties(spec);
    properties.put("comment", contract.title());
    properties.put("weir.contract", contract.id());
    properties.put("weir.contract.version", contract.version());
    return new TableLayout(schema, spec, order(contract, schema), properties);
  }

  private static Schema schema(DataContract contract) {
    List<Types.NestedField> fields = new ArrayList<>();
    Set<Integer> key = new HashSet<>();
    int id = 1;
    for (Column column : contract.columns()) {
      boolean required = column.required() || column.inKey();
      fields.add(
          Types.NestedField.builder()
              .withId(id)
              .withName(column.name())
              .ofType(typeOf(column.type()))
              .isOptional(!required)
              .withDoc(docOf(column))
              .build());
      if (column.inKey()) {
        if (column.type() instanceof ColumnType.Floating) {
          throw new IllegalArgumentException(
              "Cannot make %s: its key column %s is a floating point number (write decimal(p,s))"
                  .formatted(contract.table(), column.name()));
        }
        key.add(id);
      }
      id++;
    }
    return new Schema(fields, key);
  }

  private static String docOf(Column column) {
    String doc = column.title();
    if (column.unit() != null) {
      doc += " (" + column.unit() + ")";
    }
    return column.description() == null ? doc : doc + ": " + column.description();
  }

  private static Type typeOf(ColumnType type) {
    if (type instanceof ColumnType.Text) {
      return Types.StringType.get();
    } else if (type instanceof ColumnType.Whole) {
      return Types.LongType.get();
    } else if (type instanceof ColumnType.Exact exact) {
      return Types.DecimalType.of(exact.precision(), exact.scale());
    } else if (type instanceof ColumnType.Floating) {
      return Types.DoubleType.get();
    } else if (type instanceof ColumnType.Truth) {
      return Types.BooleanType.get();
    } else if (type instanceof ColumnType.Day) {
      return Types.DateType.get();
    } else if (type instanceof ColumnType.Moment) {
      return Types.TimestampType.withZone();
    } else if (type instanceof ColumnType.LocalMoment) {
      return Types.TimestampType.withoutZone();
    }
    throw new IllegalArgumentException("No such column type: " + type);
  }

  private static PartitionSpec spec(DataContract contract, Schema schema) {
    PartitionSpec.Builder builder = PartitionSpec.builderFor(schema);
    contract.columns().stream()
        .filter(column -> column.partition() != null)
        .sorted(Comparator.comparingInt(Column::partitionPosition))
        .forEach(column -> partition(builder, column.name(), column.partition()));
    return builder.build();
  }

  private static void partition(
      PartitionSpec.Builder builder, String column, Column.@Nullable Partition by) {
    if (by == null) {
      return;
    }
    switch (by) {
      case IDENTITY -> builder.identity(column);
      case DAY -> builder.day(column);
      case MONTH -> builder.month(column);
      case YEAR -> builder.year(column);
    }
  }

  private static SortOrder order(DataContract contract, Schema schema) {
    SortOrder.Builder builder = SortOrder.builderFor(schema);
    contract.key().forEach(column -> builder.asc(column.name()));
    return builder.build();
  }

  /** The properties of a layout that follow from the contract and so may change with it. */
  static boolean followsContract(String property) {
    return property.startsWith("weir.contract")
        || property.equals("comment")
        || property.equals(TableProperties.WRITE_DISTRIBUTION_MODE);
  }
}
