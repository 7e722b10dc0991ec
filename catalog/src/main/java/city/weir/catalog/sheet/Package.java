package city.weir.catalog.sheet;

import city.weir.catalog.draft.Words;
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
  private static final int MOST_PARTS = 2_000;

  private static final Words MACROS =
      new Words("文件含有宏，请另存为不含宏的 .xlsx", "It has macros. Save it as .xlsx, which has none");
  private static final Words CONNECTIONS =
      new Words("文件连接外部数据，请删去连接", "It has connections to data elsewhere. Take them out");

  /** What acts by itself or reaches out, by how its part is named. */
  private static final Map<String, Words> HOSTILE =
      Map.of(
          "vbaproject", MACROS,
          "xl/macrosheets/", MACROS,
          "xl/activex/", new Words("文件含有控件，请删去", "It has controls. Take them out"),
          "xl/embeddings/", new Words("文件含有嵌入的文件，请删去", "It has embedded files. Take them out"),
          "xl/externallinks/",
              new Words(
                  "文件链接到其他文件，请断开链接并保留数值",
                  "It has links to other files. Break them, so that the values stay"),
          "xl/connections", CONNECTIONS,
          "xl/querytables/", CONNECTIONS);

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
              new Words(
                  "文件内部超过 %d 个部分。请删去图片".formatted(MOST_PARTS),
                  "It has more than %d parts. Take out pictures".formatted(MOST_PARTS)));
        }
        String name = part.getName();
        refuseHostile(name);
        Unpacked content = new Unpacked(name, part.getCompressedSize());
        try (InputStream in = zip.getInputStream(part)) {
          unpacked = content.read(in, unpacked, reading);
        }
        if (content.sheet()) {
          merges.put(name, Merges.in(content.kept()));
        } else if (content.book()) {
          book.put(name, content.kept());
        }
      }
    }
    return new Package(merges, book);
  }

  private static void refuseHostile(String part) throws SheetUnreadableException {
    String name = part.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, Words> hostile : HOSTILE.entrySet()) {
      if (name.contains(hostile.getKey())) {
        throw new SheetUnreadableException(hostile.getValue());
      }
    }
  }

  /** The merged cells of the worksheet with this index, from 0. */
  List<Merge> mergesOf(int sheet) throws XMLStreamException, IOException {
    return merges.getOrDefault(partOf(sheet), List.of());
  }

  /** Name of the part that holds the worksheet with this index, from 0. */
  String partOf(int sheet) throws XMLStreamException, IOException {
    return Merges.partOf(book, sheet);
  }
}
