package city.weir.catalog.sheet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Gives a copy of a worksheet the look of the file it was read from: widths, heights, styles; and
 * makes numbers numbers again, so that their formats show. The file is walked through once more and
 * nothing of it is kept; it was found harmless, and within limits, when it was read.
 */
final class SheetLook {
  private static final double WIDEST = 120;
  private static final double HIGHEST = 400;
  private static final Pattern REFERENCE = Pattern.compile("[A-Z]{1,3}[1-9][0-9]{0,6}");
  private static final Pattern VALUE = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,7}");

  private final Grid grid;
  private final Worksheet copy;
  private final List<CellStyle> styles;
  private final int width;

  /** Cells of the copy that have a style of their own. */
  private final Set<CellPlace> styled = new HashSet<>();

  private final int header;

  private SheetLook(Grid grid, int header, Worksheet copy, List<CellStyle> styles) {
    this.grid = grid;
    this.header = header;
    this.copy = copy;
    this.styles = styles;
    this.width = grid.width();
  }

  /**
   * @param header last row of headers: what nobody styled of them becomes bold
   * @throws IOException when the file is damaged
   */
  static void give(byte[] file, Grid grid, int header, Worksheet copy) throws IOException {
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      List<CellStyle> styles = List.of();
      ZipArchiveEntry part = zip.getEntry("xl/styles.xml");
      if (part != null) {
        try (InputStream in = new BufferedInputStream(zip.getInputStream(part))) {
          styles = Styles.read(in);
        }
      }
      SheetLook look = new SheetLook(grid, header, copy, styles);
      ZipArchiveEntry cells = zip.getEntry(grid.part());
      if (cells != null) {
        try (InputStream in = new BufferedInputStream(zip.getInputStream(cells))) {
          look.walk(in);
        }
      }
      look.head();
    } catch (XMLStreamException e) {
      throw new IOException("The styles of the file cannot be read", e);
    }
  }

  private void walk(InputStream part) throws XMLStreamException {
    XMLStreamReader xml = Merges.XML.createXMLStreamReader(part);
    CellPlace number = null;
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "col" -> column(xml);
          case "row" -> row(xml);
          case "c" -> {
            CellPlace place = place(xml.getAttributeValue(null, "r"));
            String type = xml.getAttributeValue(null, "t");
            number = type == null || type.equals("n") ? place : null;
            if (place != null) {
              cell(place, number(xml.getAttributeValue(null, "s")));
            }
          }
          case "v" -> {
            if (number != null) {
              value(number);
            }
          }
          default -> {}
        }
      }
    }
    xml.close();
  }

  private void column(XMLStreamReader xml) {
    Integer from = number(xml.getAttributeValue(null, "min"));
    Integer to = number(xml.getAttributeValue(null, "max"));
    Double wide = decimal(xml.getAttributeValue(null, "width"));
    if (from != null && to != null && wide != null && wide > 0) {
      for (int column = Math.max(from, 1); column <= Math.min(to, width); column++) {
        copy.width(column - 1, Math.min(wide, WIDEST));
      }
    }
  }

  private void row(XMLStreamReader xml) {
    Integer row = number(xml.getAttributeValue(null, "r"));
    Double high = decimal(xml.getAttributeValue(null, "ht"));
    boolean own =
        List.of("1", "true").contains(String.valueOf(xml.getAttributeValue(null, "customHeight")));
    if (own && row != null && row >= 1 && row <= grid.rows().size() && high != null && high > 0) {
      copy.rowHeight(row - 1, Math.min(high, HIGHEST));
    }
  }

  private void cell(CellPlace place, @Nullable Integer number) {
    if (number != null && number > 0 && number < styles.size()) {
      CellStyle style = styles.get(number);
      if (!style.equals(CellStyle.PLAIN)) {
        StyleSetter setter = copy.style(place.row(), place.column());
        style.give(setter);
        setter.set();
        if (place.row() <= header) {
          styled.add(place);
        }
      }
    }
  }

  private void value(CellPlace place) {
    String text = grid.at(place.row(), place.column());
    if (VALUE.matcher(text).matches()) {
      copy.value(place.row(), place.column(), new BigDecimal(text));
    }
  }

  private void head() {
    for (int row = 0; row <= header; row++) {
      for (int column = 0; column < width; column++) {
        if (!grid.at(row, column).isEmpty() && !styled.contains(new CellPlace(row, column))) {
          copy.style(row, column).bold().wrapText(true).set();
        }
      }
    }
  }

  /** The cell {@code B12}, when it is one of the grid. */
  private @Nullable CellPlace place(@Nullable String reference) {
    if (reference == null || !REFERENCE.matcher(reference).matches()) {
      return null;
    }
    int column = 0;
    int i = 0;
    for (; Character.isLetter(reference.charAt(i)); i++) {
      column = column * 26 + reference.charAt(i) - 'A' + 1;
    }
    int row = Integer.parseInt(reference.substring(i));
    return column <= width && row <= grid.rows().size() ? new CellPlace(row - 1, column - 1) : null;
  }

  private static @Nullable Integer number(@Nullable String text) {
    return text != null && WHOLE.matcher(text).matches() ? Integer.valueOf(text) : null;
  }

  private static @Nullable Double decimal(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,7}(\\.[0-9]{1,20})?")
        ? Double.valueOf(text)
        : null;
  }
}
