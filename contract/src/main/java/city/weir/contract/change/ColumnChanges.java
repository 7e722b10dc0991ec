package city.weir.contract.change;

import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.contract.DataContract;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What changes between the columns of two versions. */
final class ColumnChanges {
  private ColumnChanges() {}

  static void between(DataContract old, DataContract next, List<Change> changes) {
    for (Column was : old.columns()) {
      next.column(was.name())
          .ifPresentOrElse(
              is -> same(was, is, changes),
              () ->
                  changes.add(
                      Change.breaking(
                          part(was),
                          "removed",
                          "readers that name it fail; a renamed column is one removed and one"
                              + " added")));
    }
    for (Column is : next.columns()) {
      if (old.column(is.name()).isEmpty()) {
        added(is, changes);
      }
    }
    layout(old, next, changes);
  }

  private static void added(Column column, List<Change> changes) {
    changes.add(
        column.required()
            ? Change.breaking(
                part(column), "added as required", "rows already there have no value for it")
            : Change.compatible(
                part(column), "added", "readers that do not know it read on; old rows have null"));
  }

  private static void same(Column was, Column is, List<Change> changes) {
    type(was, is, changes);
    if (!was.required() && is.required()) {
      changes.add(
          Change.breaking(part(is), "became required", "rows already there may have no value"));
    }
    if (was.required() && !is.required()) {
      changes.add(
          Change.breaking(
              part(is), "is no longer required", "readers rely on a value being there"));
    }
    if (!Objects.equals(was.unit(), is.unit())) {
      String what = "unit '%s' became '%s'".formatted(was.unit(), is.unit());
      changes.add(
          was.unit() == null
              ? Change.compatible(
                  part(is), "unit '%s' written".formatted(is.unit()), "it was silent")
              : Change.breaking(part(is), what, "the same number means something else"));
    }
    if (!was.sources().equals(is.sources()) || !Objects.equals(was.transform(), is.transform())) {
      changes.add(
          Change.compatible(
              part(is),
              "is made otherwise from what is delivered",
              "rows already promoted keep their values; type and unit are judged by themselves"));
    }
    governance(was, is, changes);
    if (!Objects.equals(was.pattern(), is.pattern()) || !was.rules().equals(is.rules())) {
      changes.add(
          Change.compatible(
              part(is), "other checks", "they hold for batches published from now on"));
    }
    if (!was.title().equals(is.title())
        || !Objects.equals(was.english(), is.english())
        || !Objects.equals(was.description(), is.description())
        || !Objects.equals(was.element(), is.element())
        || !was.roles().equals(is.roles())) {
      changes.add(Change.compatible(part(is), "described otherwise", "the values are the same"));
    }
  }

  private static void governance(Column was, Column is, List<Change> changes) {
    if (was.grade() != is.grade()) {
      changes.add(
          Change.compatible(
              part(is),
              "grade %s became %s".formatted(was.grade().word(), is.grade().word()),
              "who may see it is decided at every call, by the grade in force"));
    }
    if (!Objects.equals(was.gradeReason(), is.gradeReason())) {
      changes.add(
          Change.compatible(
              part(is), "its grade has another reason", "the grade itself is judged by itself"));
    }
    if (!Objects.equals(was.mask(), is.mask())) {
      changes.add(
          Change.compatible(
              part(is), "masked otherwise", "the mask in force is put on at every call"));
    }
  }

  private static void type(Column was, Column is, List<Change> changes) {
    if (was.type().equals(is.type())) {
      return;
    }
    String what = "type %s became %s".formatted(words(was.type()), words(is.type()));
    changes.add(
        widens(was.type(), is.type())
            ? Change.compatible(part(is), what, "every old value fits")
            : Change.breaking(
                part(is),
                what,
                "tables and readers cannot follow; only a decimal's precision may grow, its scale"
                    + " unchanged"));
  }

  /**
   * What an Iceberg table can follow without rewriting data (table spec, "Schema Evolution"): of
   * Weir's types only decimals widen, since whole and floating point numbers have 64 bits already.
   */
  private static boolean widens(ColumnType was, ColumnType is) {
    return was instanceof ColumnType.Exact old
        && is instanceof ColumnType.Exact next
        && next.scale() == old.scale()
        && next.precision() > old.precision();
  }

  private static void layout(DataContract old, DataContract next, List<Change> changes) {
    List<String> oldKey = old.key().stream().map(Column::name).toList();
    List<String> nextKey = next.key().stream().map(Column::name).toList();
    if (!oldKey.equals(nextKey)) {
      changes.add(
          Change.breaking(
              "key",
              "%s became %s".formatted(oldKey, nextKey),
              "what counted as one row does no longer, in the table and with every reader"));
    }
    List<String> oldPartitions = partitions(old);
    List<String> nextPartitions = partitions(next);
    if (!oldPartitions.equals(nextPartitions)) {
      changes.add(
          Change.breaking(
              "partitioning",
              "%s became %s".formatted(oldPartitions, nextPartitions),
              "what is there stays in the old partitions, and readers of files rely on them"));
    }
  }

  private static List<String> partitions(DataContract contract) {
    return contract.columns().stream()
        .filter(c -> c.partition() != null)
        .sorted(Comparator.comparingInt(Column::partitionPosition))
        .map(c -> String.valueOf(c.partition()).toLowerCase(Locale.ROOT) + "(" + c.name() + ")")
        .toList();
  }

  private static String words(ColumnType type) {
    return type instanceof ColumnType.Exact exact
        ? "decimal(%d,%d)".formatted(exact.precision(), exact.scale())
        : type.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String part(Column column) {
    return "column " + column.name();
  }
}
