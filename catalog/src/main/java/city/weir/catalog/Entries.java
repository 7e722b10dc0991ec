package city.weir.catalog;

import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.contract.DataContract;
import city.weir.contract.Grade;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes the directory entry that a contract describes. */
public final class Entries {
  private Entries() {}

  public static Entry of(DataContract contract) {
    var directory = contract.directory();
    return new Entry(
        contract.id(),
        contract.version(),
        State.of(contract.status()),
        new Thing.Dataset(contract.table(), contract.zone()),
        contract.title(),
        contract.english(),
        levels(directory.category()),
        directory.code(),
        contract.provider(),
        directory.summary(),
        directory.english(),
        directory.format(),
        contract.columns().stream().map(Entries::item).toList(),
        highestGrade(contract.columns()),
        Sharing.of(directory.share()),
        directory.open(),
        directory.openCondition(),
        directory.updateCycle(),
        directory.publishedOn(),
        directory.related(),
        directory.keywords(),
        contract.tenant());
  }

  private static List<String> levels(String category) {
    return Stream.of(category.split("/")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static Entry.Item item(Column column) {
    return new Entry.Item(
        column.name(),
        column.title(),
        column.english(),
        letter(column.type()),
        column.unit(),
        column.grade(),
        column.element());
  }

  /** The letters are the guide's, 信息项 数据类型. */
  private static char letter(ColumnType type) {
    if (type instanceof ColumnType.Text) {
      return 'C';
    } else if (type instanceof ColumnType.Whole) {
      return 'I';
    } else if (type instanceof ColumnType.Exact) {
      return 'N';
    } else if (type instanceof ColumnType.Floating) {
      return 'B';
    } else if (type instanceof ColumnType.Truth) {
      return 'L';
    } else if (type instanceof ColumnType.Day) {
      return 'D';
    }
    return 'T';
  }

  private static Grade highestGrade(List<Column> columns) {
    return columns.stream()
        .map(Column::grade)
        .max(Comparator.naturalOrder())
        .orElse(Grade.GENERAL_1);
  }
}
