package city.weir.sharing.rows;

import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.sharing.view.View;
import java.util.List;
import java.util.Set;

/**
 * A column of an answer: one of the dataset's as the subject sees it, or one that was computed of
 * them.
 *
 * @param type of what is shown
 * @param masked whether a mask is laid on it, or on what it was computed of
 * @param roles what its values mean to the platform; none where they were computed
 */
public record Field(String name, ColumnType type, boolean masked, Set<Column.Role> roles) {
  public Field {
    roles = Set.copyOf(roles);
  }

  public static Field of(View.Shown shown) {
    return new Field(shown.name(), shown.type(), shown.masked(), shown.column().roles());
  }

  public static List<Field> of(List<View.Shown> columns) {
    return columns.stream().map(Field::of).toList();
  }

  public boolean has(Column.Role role) {
    return roles.contains(role);
  }
}
