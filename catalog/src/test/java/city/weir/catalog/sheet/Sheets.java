package city.weir.catalog.sheet;

import city.weir.catalog.draft.Draft;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Spreadsheets as tests make and read them. */
public final class Sheets {
  private Sheets() {}

  static Reading reading() {
    return Reading.within(Duration.ofMinutes(5), Clock.systemUTC(), rows -> {});
  }

  public static DirectorySheet read(byte[] file) throws SheetUnreadableException {
    return DirectorySheet.read(file, reading());
  }

  /** A file in the guide's layout. */
  public static byte[] written(List<Draft> drafts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SheetWriter.write(drafts.iterator(), out);
    return out.toByteArray();
  }

  /** A file with one worksheet. */
  public static byte[] file(Consumer<Worksheet> filling) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Test", "1.0")) {
      filling.accept(book.newWorksheet("Sheet"));
    }
    return out.toByteArray();
  }

  /** Fills a row from its first cell on; empty texts leave cells empty. */
  public static void row(Worksheet sheet, int row, String... texts) {
    for (int column = 0; column < texts.length; column++) {
      if (!texts[column].isEmpty()) {
        sheet.value(row, column, texts[column]);
      }
    }
  }
}
