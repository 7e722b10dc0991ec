package city.weir.sharing.view;

import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.contract.DataContract;
import city.weir.contract.Mask;
import city.weir.sharing.filter.Fields;
import city.weir.sharing.masking.Masking;
import city.weir.sharing.policy.Decision.Permit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as one subject may see it.
 *
 * @param columns the columns that exist for the subject, in the order of the contract
 */
public record View(DataContract dataset, Permit permit, List<Shown> columns) {
  public View {
    columns = List.copyOf(columns);
  }

  /** What {@code permit} leaves of {@code dataset}. */
  public static View of(DataContract dataset, Permit permit) {
    List<Shown> columns = new ArrayList<>();
    for (Column column : dataset.columns()) {
      if (!permit.hidden().contains(column.name())) {
        Mask mask = permit.masks().get(column.name());
        ColumnType type = mask == null ? column.type() : Masking.shown(mask, column.type());
        columns.add(new Shown(column, type, mask));
      }
    }
    return new View(dataset, permit, columns);
  }

  /**
   * A column as the subject sees it.
   *
   * @param type the type of what is shown, which a mask may have changed
   * @param mask how it is masked, or null when it is shown whole
   */
  public record Shown(Column column, ColumnType type, @Nullable Mask mask) {
    public String name() {
      return column.name();
    }

    public boolean masked() {
      return mask != null;
    }
  }

  public Optional<Shown> column(String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  public Optional<Shown> column(Column.Role role) {
    return columns.stream().filter(c -> c.column().has(role)).findFirst();
  }

  /** What conditions of the subject may name: they see masked values where it sees them. */
  public Fields fields() {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    columns.forEach(c -> types.put(c.name(), c.type()));
    return new Fields(types);
  }

  /** Names of the masked columns. */
  public List<String> masked() {
    return columns.stream().filter(Shown::masked).map(Shown::name).toList();
  }
}
