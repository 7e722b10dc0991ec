package city.weir.contract.standard;

import city.weir.contract.ColumnType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a data element says of every column that is one.
 *
 * @param letter the guide's data type, such as C or N
 * @param unit of its values, or null when it says nothing of a unit
 * @param list id of the code list its values are of, or null
 * @param codes all codes the list ever had; empty when there is no list
 */
public record Meaning(
    String identifier,
    char letter,
    @Nullable String unit,
    @Nullable String list,
    Set<String> codes) {
  public Meaning {
    codes = Set.copyOf(codes);
  }

  /** Whether a column of {@code type} can hold its values without losing anything. */
  public boolean holds(ColumnType type) {
    return switch (letter) {
      case 'C', 'M' -> type instanceof ColumnType.Text;
      case 'I' -> type instanceof ColumnType.Whole || type instanceof ColumnType.Exact;
      case 'N', 'Y' -> type instanceof ColumnType.Whole || type instanceof ColumnType.Exact;
      case 'B', 'F' -> type instanceof ColumnType.Floating || type instanceof ColumnType.Exact;
      case 'D' -> type instanceof ColumnType.Day;
      case 'T' -> type instanceof ColumnType.Moment || type instanceof ColumnType.LocalMoment;
      case 'L' -> type instanceof ColumnType.Truth;
      default -> true;
    };
  }

  /** What {@code logicalType} to write for it. */
  public String logicalType() {
    return switch (letter) {
      case 'I' -> "integer";
      case 'N', 'Y' -> "number (physicalType decimal) or integer";
      case 'B', 'F' -> "number";
      case 'D' -> "date";
      case 'T' -> "timestamp";
      case 'L' -> "boolean";
      default -> "string";
    };
  }
}
