package city.weir.catalog.sheet;

import city.weir.catalog.sheet.CellStyle.Font;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.BorderSide;
import org.jspecify.annotations.Nullable;

/**
 * The styles of a file that its cells refer to by number: fonts, fills, lines, alignment, formats
 * of numbers. Colours of its theme are not looked up. What is not understood is left out, and words
 * are taken only where they are of the form the standard has (ECMA-376, part 1, 18.8).
 */
final class Styles {
  /** Of each kind at most; files that people make have some hundreds. */
  private static final int MOST = 4_000;

  /** Formats that are not written in files, with ISO days where they depend on the country. */
  private static final Map<Integer, String> KNOWN =
      Map.ofEntries(
          Map.entry(1, "0"),
          Map.entry(2, "0.00"),
          Map.entry(3, "#,##0"),
          Map.entry(4, "#,##0.00"),
          Map.entry(9, "0%"),
          Map.entry(10, "0.00%"),
          Map.entry(11, "0.00E+00"),
          Map.entry(14, "yyyy-mm-dd"),
          Map.entry(20, "h:mm"),
          Map.entry(21, "h:mm:ss"),
          Map.entry(22, "yyyy-mm-dd h:mm"),
          Map.entry(31, "yyyy\"年\"m\"月\"d\"日\""),
          Map.entry(49, "@"),
          Map.entry(57, "yyyy\"年\"m\"月\""),
          Map.entry(58, "m\"月\"d\"日\""));

  private final Map<Integer, String> formats = new HashMap<>(KNOWN);
  private final List<Font> fonts = new ArrayList<>();
  private final List<String> fills = new ArrayList<>();
  private final List<Map<BorderSide, String>> borders = new ArrayList<>();
  private final List<CellStyle> cells = new ArrayList<>();

  private Styles() {}

  /** By their numbers. */
  static List<CellStyle> read(InputStream part) throws XMLStreamException {
    Styles styles = new Styles();
    XMLStreamReader xml = Merges.XML.createXMLStreamReader(part);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "numFmt" -> styles.format(xml);
          case "fonts" -> styles.each(xml, "font", () -> styles.fonts.add(font(xml)));
          case "fills" -> styles.each(xml, "fill", () -> styles.fills.add(fill(xml)));
          case "borders" -> styles.each(xml, "border", () -> styles.borders.add(lines(xml)));
          case "cellXfs" -> styles.each(xml, "xf", () -> styles.cells.add(styles.cell(xml)));
          case "dxfs", "cellStyleXfs" -> styles.each(xml, "", () -> {});
          default -> {}
        }
      }
    }
    xml.close();
    return List.copyOf(styles.cells);
  }

  private interface Taking {
    void run() throws XMLStreamException;
  }

  /** Goes through the element the reader stands at, and takes those of a name in it. */
  private void each(XMLStreamReader xml, String name, Taking taking) throws XMLStreamException {
    String around = xml.getLocalName();
    int taken = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals(around)) {
        return;
      }
      if (event == XMLStreamReader.START_ELEMENT
          && xml.getLocalName().equals(name)
          && taken++ < MOST) {
        taking.run();
      }
    }
  }

  private void format(XMLStreamReader xml) {
    String code = xml.getAttributeValue(null, "formatCode");
    Integer id = number(xml.getAttributeValue(null, "numFmtId"));
    if (id != null && code != null && code.length() <= 255 && formats.size() < MOST) {
      formats.put(id, code);
    }
  }

  private static Font font(XMLStreamReader xml) throws XMLStreamException {
    Map<String, String> parts = new HashMap<>();
    while (inside(xml, "font")) {
      String value = xml.getAttributeValue(null, "val");
      String color = color(xml);
      parts.put(
          xml.getLocalName(),
          xml.getLocalName().equals("color") ? color : Objects.requireNonNullElse(value, "1"));
    }
    String name = parts.getOrDefault("name", "");
    String size = parts.getOrDefault("sz", "");
    return new Font(
        name.matches("[\\p{L}\\p{N} ._-]{1,64}") ? name : null,
        size.matches("[1-9][0-9]?(\\.[0-9]+)?") ? (int) Double.parseDouble(size) : null,
        word(parts.getOrDefault("color", ""), "[0-9A-F]{6}"),
        on(parts, "b"),
        on(parts, "i"),
        parts.containsKey("u") && !"none".equals(parts.get("u")));
  }

  private static boolean on(Map<String, String> parts, String name) {
    return parts.containsKey(name) && !List.of("0", "false").contains(parts.get(name));
  }

  /** The colour of a solid fill; empty for any other. */
  private static String fill(XMLStreamReader xml) throws XMLStreamException {
    boolean solid = false;
    String color = "";
    while (inside(xml, "fill")) {
      if (xml.getLocalName().equals("patternFill")) {
        solid = "solid".equals(xml.getAttributeValue(null, "patternType"));
      } else if (xml.getLocalName().equals("fgColor")) {
        color = color(xml);
      }
    }
    return solid ? color : "";
  }

  private static Map<BorderSide, String> lines(XMLStreamReader xml) throws XMLStreamException {
    Map<BorderSide, String> lines = new EnumMap<>(BorderSide.class);
    while (inside(xml, "border")) {
      String style = word(xml.getAttributeValue(null, "style"), "[a-zA-Z]{3,20}");
      String side = xml.getLocalName().toUpperCase(Locale.ROOT);
      for (BorderSide each : BorderSide.values()) {
        if (style != null && each.name().equals(side)) {
          lines.put(each, style);
        }
      }
    }
    return lines;
  }

  private CellStyle cell(XMLStreamReader xml) throws XMLStreamException {
    Font font = at(fonts, xml.getAttributeValue(null, "fontId"), Font.PLAIN);
    String fill = word(at(fills, xml.getAttributeValue(null, "fillId"), ""), "[0-9A-F]{6}");
    Map<BorderSide, String> lines = at(borders, xml.getAttributeValue(null, "borderId"), Map.of());
    Integer format = number(xml.getAttributeValue(null, "numFmtId"));
    String horizontal = null;
    String vertical = null;
    boolean wrap = false;
    while (inside(xml, "xf")) {
      if (xml.getLocalName().equals("alignment")) {
        horizontal = word(xml.getAttributeValue(null, "horizontal"), "[a-zA-Z]{3,20}");
        vertical = word(xml.getAttributeValue(null, "vertical"), "[a-zA-Z]{3,20}");
        wrap =
            List.of("1", "true").contains(String.valueOf(xml.getAttributeValue(null, "wrapText")));
      }
    }
    return new CellStyle(
        font, fill, format == null ? null : formats.get(format), horizontal, vertical, wrap, lines);
  }

  /** Steps to the next element within the one of this name; false at its end. */
  private static boolean inside(XMLStreamReader xml, String name) throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals(name)) {
        return false;
      }
    }
    return false;
  }

  /** {@code RRGGBB}, also of what is written {@code AARRGGBB}; empty for colours of a theme. */
  private static String color(XMLStreamReader xml) {
    String rgb = Objects.requireNonNullElse(xml.getAttributeValue(null, "rgb"), "");
    return rgb.substring(rgb.length() == 8 ? 2 : 0).toUpperCase(Locale.ROOT);
  }

  private static <T> T at(List<T> all, @Nullable String number, T otherwise) {
    Integer i = number(number);
    return i != null && i < all.size() ? all.get(i) : otherwise;
  }

  private static @Nullable Integer number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,6}") ? Integer.valueOf(text) : null;
  }

  private static @Nullable String word(@Nullable String text, String form) {
    return text != null && text.matches(form) ? text : null;
  }
}
