package city.weir.sharing.filter;

import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.contract.DataContract;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The columns a condition may name, in the order people know them, with their types. */
public record Fields(Map<String, ColumnType> types) {
  public Fields {
    types = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(types));
  }

  /** All columns of {@code contract}, as stored. */
  public static Fields of(DataContract contract) {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    for (Column column : contract.columns()) {
      types.put(column.name(), column.type());
    }
    return new Fields(types);
  }

  /**
   * The type of the column {@code name}.
   *
   * @throws FilterException naming the columns there are
   */
  public ColumnType type(String name) throws FilterException {
    return Optional.ofNullable(types.get(name))
        .orElseThrow(
            () ->
                new FilterException(
                    "There is no column '%s'. The columns are: %s"
                        .formatted(name, String.join(", ", types.keySet()))));
  }
}
