package city.weir.server.grading;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Grade;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A column that something can be asked for, as {@code id/column}. */
record ColumnChoice(String value, String title, @Nullable String english, String grade) {
  /** The grades that can be asked for, the lowest first. */
  static final List<String> GRADES = Arrays.stream(Grade.values()).map(Grade::word).toList();

  /** All columns. */
  static Stream<ColumnChoice> of(DataContract contract) {
    return contract.columns().stream().map(column -> of(contract, column));
  }

  /** Those that can be graded lower. */
  static Stream<ColumnChoice> above(DataContract contract) {
    return contract.columns().stream()
        .filter(column -> column.grade().compareTo(Grade.GENERAL_1) > 0)
        .map(column -> of(contract, column));
  }

  private static ColumnChoice of(DataContract contract, Column column) {
    return new ColumnChoice(
        contract.id() + "/" + column.name(),
        contract.title() + " · " + column.title(),
        contract.english() == null ? null : contract.english() + " · " + column.name(),
        column.grade().word());
  }
}
