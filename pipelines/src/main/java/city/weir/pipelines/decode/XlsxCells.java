package city.weir.pipelines.decode;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The text of a worksheet's cells: numbers and dates as people see them, without formatting. */
final class XlsxCells {
  /** Excel keeps 15 digits; what lies beyond is noise of the binary number behind it. */
  private static final MathContext DIGITS = new MathContext(15);

  private static final Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private XlsxCells() {}

  /** The cells of a row from its first column on; an empty one is null. */
  static List<@Nullable String> texts(Row row) {
    List<@Nullable String> texts = new ArrayList<>(row.getCellCount());
    for (int i = 0; i < row.getCellCount(); i++) {
      texts.add(row.hasCell(i) ? text(row.getCell(i)) : null);
    }
    return texts;
  }

  private static @Nullable String text(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
      return null;
    }
    String raw = cell.getRawValue();
    if (raw == null || raw.isEmpty()) {
      return null;
    }
    if (cell.getType() == CellType.BOOLEAN) {
      return raw.equals("1") ? "true" : "false";
    }
    boolean number =
        cell.getType() == CellType.NUMBER
            || (cell.getType() == CellType.FORMULA && cell.getValue() instanceof BigDecimal);
    if (!number) {
      return raw;
    }
    return date(cell) ? moment(cell.asDate(), Double.parseDouble(raw)) : number(raw);
  }

  private static boolean date(Cell cell) {
    Integer id = cell.getDataFormatId();
    if (id == null) {
      return false;
    }
    // ECMA-376 part 1, 18.8.30: built-in formats of dates and times, with those of East Asia.
    if ((id >= 14 && id <= 22)
        || (id >= 27 && id <= 36)
        || (id >= 45 && id <= 47)
        || (id >= 50 && id <= 58)) {
      return true;
    }
    String format = cell.getDataFormatString();
    if (format == null || format.equalsIgnoreCase("general")) {
      return false;
    }
    String bare = LITERAL.matcher(format).replaceAll("");
    return bare.chars().anyMatch(c -> "yYdDhHmMsS年月日".indexOf(c) >= 0);
  }

  private static String moment(LocalDateTime moment, double serial) {
    if (serial < 1) {
      return moment.toLocalTime().format(TIME);
    }
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : moment.format(MOMENT);
  }

  private static String number(String raw) {
    if (PLAIN.matcher(raw).matches() && raw.chars().filter(Character::isDigit).count() <= 15) {
      return raw;
    }
    BigDecimal shown = new BigDecimal(raw).round(DIGITS).stripTrailingZeros();
    return Math.abs(shown.scale()) > 40 ? shown.toString() : shown.toPlainString();
  }
}
