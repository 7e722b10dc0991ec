package city.weir.catalog.sheet;

import city.weir.catalog.draft.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * One part of a file, counted while it unpacks. Of a worksheet only its end is kept, from the
 * merged cells on, and of other parts nothing but what tells which worksheet is where: memory does
 * not grow with what a file unpacks to.
 */
final class Unpacked {
  /** Bytes of all parts at most. */
  private static final long MOST = 256L << 20;

  /** Bytes of the texts at most: the reading library holds all of them. */
  private static final long MOST_TEXTS = 48L << 20;

  /** Bytes kept of one part at most. */
  private static final int MOST_KEPT = 8 << 20;

  /** Spreadsheets pack well, but not so well: beyond this a part is made to burst. */
  private static final int MOST_RATIO = 400;

  /** Below this a part may pack as well as it likes. */
  private static final long SMALL = 4L << 20;

  private static final byte[] MERGES = "mergeCells".getBytes(StandardCharsets.US_ASCII);

  private final String name;
  private final long packed;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean keeping;
  private int matched;

  Unpacked(String name, long packed) {
    this.name = name;
    this.packed = packed;
    this.keeping = book();
  }

  boolean sheet() {
    return name.startsWith("xl/worksheets/") && name.endsWith(".xml");
  }

  boolean book() {
    return name.contains("workbook.xml");
  }

  /**
   * @param before bytes that other parts unpacked to
   * @return the same with this one
   */
  long read(InputStream in, long before, Reading reading)
      throws IOException, SheetUnreadableException {
    byte[] buffer = new byte[64 << 10];
    long size = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      size += n;
      if (before + size > MOST) {
        throw tooLarge(MOST);
      }
      if (name.endsWith("sharedStrings.xml") && size > MOST_TEXTS) {
        throw tooLarge(MOST_TEXTS);
      }
      if (size > SMALL && size > Math.max(packed, 1) * MOST_RATIO) {
        throw new SheetUnreadableException(
            new Words(
                "文件解压后超过原大小的 %d 倍。请删去空行，另存后重新上传".formatted(MOST_RATIO),
                "It unpacks to more than %d times its size. Take out empty rows, and save it anew"
                    .formatted(MOST_RATIO)));
      }
      keep(buffer, n);
      reading.goOn();
    }
    return before + size;
  }

  private void keep(byte[] buffer, int length) throws SheetUnreadableException {
    int from = keeping || !sheet() ? 0 : merges(buffer, length);
    if (keeping) {
      kept.write(buffer, from, length - from);
      if (kept.size() > MOST_KEPT) {
        throw new SheetUnreadableException(
            new Words(
                "工作表或合并单元格过多。请取消合并，并拆分文件",
                "It has too many worksheets or merged cells. Undo merges, and part it"));
      }
    }
  }

  /** Looks for where the merged cells begin, also across two buffers; sets whether they do. */
  private int merges(byte[] buffer, int length) {
    for (int i = 0; i < length; i++) {
      if (buffer[i] == MERGES[matched]) {
        matched++;
      } else {
        matched = buffer[i] == MERGES[0] ? 1 : 0;
      }
      if (matched == MERGES.length) {
        keeping = true;
        return i + 1;
      }
    }
    return length;
  }

  byte[] kept() {
    return kept.toByteArray();
  }

  private static SheetUnreadableException tooLarge(long most) {
    return new SheetUnreadableException(
        new Words(
            "文件解压后超过 %d MB。请删去图片和空行，或拆分文件".formatted(most >> 20),
            "It unpacks to more than %d MB. Take out pictures and empty rows, or part it"
                .formatted(most >> 20)));
  }
}
