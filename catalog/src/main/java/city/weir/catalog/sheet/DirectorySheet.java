package city.weir.catalog.sheet;

import city.weir.catalog.Kind;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.ItemField;
import city.weir.catalog.draft.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A bureau's spreadsheet of resources, one row for each 信息项: the first row of an entry says the
 * rest of it, further rows add items.
 *
 * @param grid the worksheet it was read from
 * @param header its last row of headers, from 0
 * @param fields which fields of the guide have a column
 * @param itemFields which fields of 信息项 have a column
 * @param kinds whether there is a column that says what kind each entry is
 */
public record DirectorySheet(
    Grid grid,
    int header,
    List<SheetDraft> drafts,
    Set<Field> fields,
    Set<ItemField> itemFields,
    boolean kinds) {
  /** Entries of one file at most. */
  public static final int MOST_ENTRIES = 20_000;

  private static final int NAMED = 5;
  private static final int LONGEST_NAME = 31;

  private static final List<Field> WANTED =
      List.of(
          Field.CLASS,
          Field.TITLE,
          Field.PROVIDER,
          Field.PROVIDER_CODE,
          Field.SUMMARY,
          Field.FORMAT,
          Field.SHARE_TYPE,
          Field.OPEN,
          Field.UPDATE_CYCLE);

  public DirectorySheet {
    drafts = List.copyOf(drafts);
    fields = Set.copyOf(fields);
    itemFields = Set.copyOf(itemFields);
  }

  /** Name of the worksheet. */
  public String sheet() {
    return grid.name();
  }

  /** Fields of the guide that must be written and have no column. */
  public List<Field> missing() {
    return WANTED.stream().filter(f -> !fields.contains(f)).toList();
  }

  /** What the header of a column says; empty when nothing. */
  public String headerOf(int column) {
    String lower = grid.at(header, column);
    return lower.isEmpty() && header > 0 ? grid.at(header - 1, column) : lower;
  }

  /**
   * Reads an XLSX file: the first worksheet in which a header of the guide is found.
   *
   * @throws SheetUnreadableException when it is no XLSX file, or has no such worksheet
   */
  public static DirectorySheet read(byte[] file, Reading reading) throws SheetUnreadableException {
    List<Grid> grids = GridReader.read(file, reading);
    for (Grid grid : grids) {
      Headers headers = Headers.find(grid).orElse(null);
      if (headers != null) {
        return read(grid, headers);
      }
    }
    throw new SheetUnreadableException(
        new Words(
            "没有一个工作表（%s）的表头含有“信息资源名称”和指南中的至少另外三个名称。请保留模板的表头".formatted(names(grids, "、")),
            "No worksheet (%s) has a header with 信息资源名称 and at least three more of the guide's names. Keep the header of the template"
                .formatted(names(grids, ", "))));
  }

  /** The first few worksheets, each shortened: a file may have very many, named at length. */
  private static String names(List<Grid> grids, String between) {
    String names =
        grids.stream()
            .limit(NAMED)
            .map(grid -> grid.name().substring(0, Math.min(LONGEST_NAME, grid.name().length())))
            .collect(Collectors.joining(between));
    return grids.size() > NAMED ? names + between + "…" : names;
  }

  private static DirectorySheet read(Grid grid, Headers headers) throws SheetUnreadableException {
    Map<Field, Integer> columns = new EnumMap<>(Field.class);
    headers.fields().forEach((column, field) -> columns.put(field, column));
    Map<ItemField, Integer> itemColumns = new EnumMap<>(ItemField.class);
    headers.items().forEach((column, field) -> itemColumns.put(field, column));
    List<SheetDraft> drafts = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (int row = headers.last() + 1; row < grid.rows().size(); row++) {
      if (grid.rows().get(row).stream().allMatch(String::isEmpty)) {
        continue;
      }
      if (!rows.isEmpty() && begins(grid, row, rows.get(rows.size() - 1), columns)) {
        drafts.add(draft(grid, headers, columns, itemColumns, rows));
        rows = new ArrayList<>();
      }
      rows.add(row);
      if (drafts.size() > MOST_ENTRIES) {
        throw new SheetUnreadableException(
            new Words(
                "条目超过 %d 个。请拆分文件".formatted(MOST_ENTRIES),
                "It has more than %d entries. Part it".formatted(MOST_ENTRIES)));
      }
    }
    if (!rows.isEmpty()) {
      drafts.add(draft(grid, headers, columns, itemColumns, rows));
    }
    return new DirectorySheet(
        grid, headers.last(), drafts, columns.keySet(), itemColumns.keySet(), headers.kind() >= 0);
  }

  /**
   * Whether another entry begins: rows of one entry repeat its title and code, or leave them out.
   */
  private static boolean begins(Grid grid, int row, int before, Map<Field, Integer> columns) {
    String title = grid.at(row, columns.getOrDefault(Field.TITLE, -1));
    String code = grid.at(row, columns.getOrDefault(Field.CODE, -1));
    if (title.isEmpty() && code.isEmpty()) {
      // An entry without a title says at least who provides it; a further item says nothing else.
      return columns.entrySet().stream()
          .filter(c -> !Field.LEVELS.contains(c.getKey()))
          .anyMatch(c -> says(grid, row, before, c.getValue()));
    }
    return !title.equals(grid.at(before, columns.getOrDefault(Field.TITLE, -1)))
        || !code.equals(grid.at(before, columns.getOrDefault(Field.CODE, -1)))
        || !grid.at(row, columns.getOrDefault(Field.SUMMARY, -1))
            .equals(grid.at(before, columns.getOrDefault(Field.SUMMARY, -1)))
        || says(grid, row, before, columns.getOrDefault(Field.PROVIDER, -1))
        || says(grid, row, before, columns.getOrDefault(Field.PROVIDER_CODE, -1));
  }

  /** Whether a cell says something, and something else than the one before. */
  private static boolean says(Grid grid, int row, int before, int column) {
    String text = grid.at(row, column);
    return !text.isEmpty() && !text.equals(grid.at(before, column));
  }

  private static SheetDraft draft(
      Grid grid,
      Headers headers,
      Map<Field, Integer> columns,
      Map<ItemField, Integer> itemColumns,
      List<Integer> rows) {
    int first = rows.get(0);
    Map<Field, String> values = new HashMap<>();
    columns.forEach((field, column) -> values.put(field, value(field, grid.at(first, column))));
    List<Draft.Item> items = new ArrayList<>();
    List<Integer> itemRows = new ArrayList<>();
    for (int row : rows) {
      Map<ItemField, String> item = new EnumMap<>(ItemField.class);
      itemColumns.forEach((field, column) -> item.put(field, cut(grid.at(row, column))));
      if (item.values().stream().anyMatch(v -> !v.isEmpty()) && items.size() < Draft.MOST_ITEMS) {
        items.add(new Draft.Item(item));
        itemRows.add(row);
      }
    }
    Draft draft = new Draft(kind(grid.at(first, headers.kind()), values), values, items);
    return new SheetDraft(draft, first, new Places(columns, itemColumns, itemRows));
  }

  private static String value(Field field, String text) {
    // A day typed as a day is a number of days since 1899-12-30.
    return field == Field.PUBLISHED_ON && text.matches("[2-9][0-9]{4}(\\.[0-9]+)?")
        ? LocalDate.of(1899, 12, 30).plusDays((long) Double.parseDouble(text)).toString()
        : cut(text);
  }

  /** Longer than a field may be, a text is cut: the check of its length then speaks of it. */
  private static String cut(String text) {
    return text.length() > Draft.MOST_CHARACTERS ? text.substring(0, Draft.MOST_CHARACTERS) : text;
  }

  private static Kind kind(String written, Map<Field, String> values) {
    @Nullable Kind named =
        Arrays.stream(Kind.values())
            .filter(k -> k.chinese().equals(written) || k.name().equalsIgnoreCase(written))
            .findFirst()
            .orElse(null);
    if (named != null) {
      return named;
    }
    if (!values.getOrDefault(Field.ENDPOINT, "").isEmpty()) {
      return Kind.SERVICE;
    }
    return "数据库".equals(values.getOrDefault(Field.FORMAT, "")) ? Kind.DATASET : Kind.FILE;
  }
}
