package city.weir.catalog.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * What an XLSX file is packed of. Every part is unpacked once here, and counted as it really
 * unpacks, before anything reads it: what a file says of its own sizes is not believed.
 *
 * @param merges of each worksheet, by the name of its part
 * @param book parts that say which worksheet is in which part
 */
record Package(Map<String, List<Merge>> merges, Map<String, byte[]> book) {
  /** Bytes of all parts unpacked at most. */
  static final long MOST_UNPACKED = 256L << 20;

  private static final int MOST_PARTS = 2_000;

  /** Spreadsheets pack well, but not so well: beyond this a part is made to burst. */
  private static final int MOST_RATIO = 400;

  /** Below this a part may pack as well as it likes. */
  private static final long SMALL = 4L << 20;

  /** What acts by itself or reaches out, by how its part is named. */
  private static final Map<String, String> HOSTILE =
      Map.of(
          "vbaproject", "macros. Save it as .xlsx, which has none",
          "xl/macrosheets/", "macros. Save it as .xlsx, which has none",
          "xl/activex/", "controls. Take them out",
          "xl/embeddings/", "embedded files. Take them out",
          "xl/externallinks/", "links to other files. Break them, so that the values stay",
          "xl/connections", "connections to data elsewhere. Take them out",
          "xl/querytables/", "connections to data elsewhere. Take them out");

  /**
   * @throws SheetUnreadableException when it may do harm
   * @throws IOException when it is damaged
   */
  static Package open(byte[] file, Reading reading)
      throws SheetUnreadableException, IOException, XMLStreamException {
    Map<String, List<Merge>> merges = new HashMap<>();
    Map<String, byte[]> book = new HashMap<>();
    long unpacked = 0;
    int count = 0;
    // By the file's directory: parts of unknown size cannot be read one after another.
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
        if (++count > MOST_PARTS) {
          throw new SheetUnreadableException(
              "It has more than %d parts. Take out pictures".formatted(MOST_PARTS));
        }
        String name = part.getName();
        refuseHostile(name);
        byte[] content;
        try (InputStream in = zip.getInputStream(part)) {
          content = unpack(in, part.getCompressedSize(), MOST_UNPACKED - unpacked, reading);
        }
        unpacked += content.length;
        if (name.startsWith("xl/worksheets/") && name.endsWith(".xml")) {
          merges.put(name, Merges.in(content));
        } else if (name.contains("workbook.xml")) {
          book.put(name, content);
        }
      }
    }
    return new Package(merges, book);
  }

  private static byte[] unpack(InputStream in, long packed, long rest, Reading reading)
      throws IOException, SheetUnreadableException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[64 << 10];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
      if (out.size() > rest) {
        throw new SheetUnreadableException(
            "It unpacks to more than %d MB. Take out pictures and empty rows"
                .formatted(MOST_UNPACKED >> 20));
      }
      if (out.size() > SMALL && out.size() > Math.max(packed, 1) * MOST_RATIO) {
        throw new SheetUnreadableException(
            "It unpacks to more than %d times its size. Take out empty rows, and save it anew"
                .formatted(MOST_RATIO));
      }
      reading.goOn();
    }
    return out.toByteArray();
  }

  private static void refuseHostile(String part) throws SheetUnreadableException {
    String name = part.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> hostile : HOSTILE.entrySet()) {
      if (name.contains(hostile.getKey())) {
        throw new SheetUnreadableException("It has " + hostile.getValue());
      }
    }
  }

  /** The merged cells of the worksheet with this index, from 0. */
  List<Merge> mergesOf(int sheet) throws XMLStreamException, IOException {
    return merges.getOrDefault(Merges.partOf(book, sheet), List.of());
  }
}
