package city.weir.lake.tables;

import city.weir.contract.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.iceberg.NullOrder;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.ReplaceSortOrder;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortField;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdatePartitionSpec;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.Term;
import org.apache.iceberg.transforms.Transform;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;

/** Brings one existing table to a layout, in one commit. */
final class Evolution {
  private final Table table;
  private final TableName name;
  private final TableLayout wanted;
  private final boolean exact;
  private final List<Consumer<UpdateSchema>> edits = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  Evolution(Table table, TableName name, TableLayout wanted, boolean exact) {
    this.table = table;
    this.name = name;
    this.wanted = wanted;
    this.exact = exact;
  }

  Table apply() {
    Transaction transaction = table.newTransaction();
    boolean changed = schema(transaction);
    if (!problems.isEmpty()) {
      throw new IncompatibleLayoutException(
          "Cannot change %s: %s".formatted(name, String.join("; ", problems)));
    }
    changed |= spec(transaction);
    changed |= order(transaction);
    changed |= properties(transaction);
    if (changed) {
      transaction.commitTransaction();
      table.refresh();
    }
    return table;
  }

  private boolean schema(Transaction transaction) {
    Schema now = table.schema();
    for (NestedField column : wanted.schema().columns()) {
      NestedField old = now.caseInsensitiveFindField(column.name());
      if (old == null) {
        add(column);
      } else if (!old.name().equals(column.name())) {
        problems.add(
            "column %s is spelled %s in the table (keep that spelling)"
                .formatted(column.name(), old.name()));
      } else {
        change(old, column);
      }
    }
    if (exact) {
      now.columns().forEach(this::keep);
    }
    key(now);
    if (edits.isEmpty() || !problems.isEmpty()) {
      return false;
    }
    UpdateSchema update = transaction.updateSchema();
    edits.forEach(edit -> edit.accept(update));
    update.commit();
    return true;
  }

  private void add(NestedField column) {
    if (column.isOptional()) {
      edits.add(update -> update.addColumn(column.name(), column.type(), column.doc()));
    } else {
      problems.add(
          "column %s is new and required, but rows without it exist (make it optional)"
              .formatted(column.name()));
    }
  }

  private void change(NestedField old, NestedField column) {
    if (!old.type().equals(column.type())) {
      Type.PrimitiveType wider = column.type().asPrimitiveType();
      if (TypeUtil.isPromotionAllowed(old.type(), wider)) {
        edits.add(update -> update.updateColumn(old.name(), wider));
      } else {
        problems.add(
            "column %s is %s and cannot become %s (give the new meaning a new column, or the new"
                    .formatted(old.name(), old.type(), column.type())
                + " version another table)");
      }
    }
    if (old.isRequired() && column.isOptional()) {
      edits.add(update -> update.makeColumnOptional(old.name()));
    } else if (old.isOptional() && column.isRequired()) {
      problems.add(
          "column %s becomes required, but rows without it may exist (leave it optional)"
              .formatted(old.name()));
    }
    if (!Objects.equals(old.doc(), column.doc())) {
      edits.add(update -> update.updateColumnDoc(old.name(), column.doc()));
    }
  }

  private void keep(NestedField old) {
    if (wanted.schema().caseInsensitiveFindField(old.name()) == null) {
      problems.add(
          "column %s is gone or renamed (keep it as it is, or give the new version another table)"
              .formatted(old.name()));
    }
  }

  private void key(Schema now) {
    if (!now.identifierFieldNames().equals(wanted.schema().identifierFieldNames())) {
      problems.add(
          "its key is %s and cannot become %s, since rows are told apart by it (give the new"
                  .formatted(now.identifierFieldNames(), wanted.schema().identifierFieldNames())
              + " version another table)");
    }
  }

  private boolean spec(Transaction transaction) {
    PartitionSpec now = table.spec();
    if (describe(now, table.schema()).equals(describe(wanted.spec(), wanted.schema()))) {
      return false;
    }
    UpdatePartitionSpec update = transaction.updateSpec();
    for (PartitionField field : now.fields()) {
      if (!field.transform().isVoid()) {
        update.removeField(field.name());
      }
    }
    for (PartitionField field : wanted.spec().fields()) {
      update.addField(term(wanted.schema().findColumnName(field.sourceId()), field.transform()));
    }
    update.commit();
    return true;
  }

  private boolean order(Transaction transaction) {
    if (describe(table.sortOrder(), table.schema())
        .equals(describe(wanted.order(), wanted.schema()))) {
      return false;
    }
    ReplaceSortOrder update = transaction.replaceSortOrder();
    for (SortField field : wanted.order().fields()) {
      update.asc(wanted.schema().findColumnName(field.sourceId()), NullOrder.NULLS_FIRST);
    }
    update.commit();
    return true;
  }

  private boolean properties(Transaction transaction) {
    Map<String, String> missing = new TreeMap<>();
    wanted
        .properties()
        .forEach(
            (key, value) -> {
              String now = table.properties().get(key);
              boolean told = ContractLayout.followsContract(key);
              // What a steward has tuned stays; the format version is not a stored property.
              if (!key.equals("format-version") && (now == null || (told && !now.equals(value)))) {
                missing.put(key, value);
              }
            });
    if (missing.isEmpty()) {
      return false;
    }
    UpdateProperties update = transaction.updateProperties();
    missing.forEach(update::set);
    update.commit();
    return true;
  }

  /** Partitions by column name: field ids differ between a layout and the table made from it. */
  private static List<String> describe(PartitionSpec spec, Schema schema) {
    return spec.fields().stream()
        .filter(field -> !field.transform().isVoid())
        .map(field -> field.transform() + "(" + schema.findColumnName(field.sourceId()) + ")")
        .toList();
  }

  private static List<String> describe(SortOrder order, Schema schema) {
    return order.fields().stream()
        .map(field -> field.direction() + " " + schema.findColumnName(field.sourceId()))
        .toList();
  }

  private static Term term(String column, Transform<?, ?> transform) {
    return switch (transform.toString()) {
      case "day" -> Expressions.day(column);
      case "month" -> Expressions.month(column);
      case "year" -> Expressions.year(column);
      case "identity" -> Expressions.ref(column);
      default -> throw new IllegalArgumentException("No such partition: " + transform);
    };
  }
}
