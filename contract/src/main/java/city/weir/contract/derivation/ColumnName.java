package city.weir.contract.derivation;

import city.weir.contract.TableName;
import java.util.Comparator;

/** A column of a table of the lake. */
public record ColumnName(TableName table, String column) implements Comparable<ColumnName> {
  private static final Comparator<ColumnName> ORDER =
      Comparator.comparing((ColumnName c) -> c.table().toString())
          .thenComparing(ColumnName::column);

  @Override
  public int compareTo(ColumnName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return table + "." + column;
  }
}
