package city.weir.catalog.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Which cells of a worksheet are merged: the reading library does not say. Only the parts of the
 * file that tell it are parsed, without entities or documents from elsewhere.
 */
final class Merges {
  private static final Pattern RANGE =
      Pattern.compile(
          "mergeCell\\s[^<>]*?ref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']");
  private static final int MOST = 100_000;
  static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  private Merges() {}

  /** Name of the part that holds a worksheet, by its index from 0; empty when there is none. */
  static String partOf(Map<String, byte[]> book, int sheet) throws XMLStreamException, IOException {
    List<String> ids = attributes(book.get("xl/workbook.xml"), "sheet", "id");
    Map<String, String> targets = new HashMap<>();
    List<String> keys = attributes(book.get("xl/_rels/workbook.xml.rels"), "Relationship", "Id");
    List<String> files =
        attributes(book.get("xl/_rels/workbook.xml.rels"), "Relationship", "Target");
    for (int i = 0; i < keys.size(); i++) {
      targets.put(keys.get(i), files.get(i));
    }
    String file = sheet < ids.size() ? targets.getOrDefault(ids.get(sheet), "") : "";
    return file.startsWith("/") ? file.substring(1) : "xl/" + file;
  }

  /**
   * The merged cells of a worksheet.
   *
   * @param end what follows the opening of its merged cells
   */
  static List<Merge> in(byte[] end) {
    List<Merge> merges = new ArrayList<>();
    Matcher range = RANGE.matcher(new String(end, StandardCharsets.ISO_8859_1));
    while (range.find() && merges.size() < MOST) {
      merges.add(
          new Merge(
              Integer.parseInt(range.group(2)) - 1,
              column(range.group(1)),
              Integer.parseInt(range.group(4)) - 1,
              column(range.group(3))));
    }
    return merges;
  }

  private static int column(String letters) {
    int column = 0;
    for (char letter : letters.toCharArray()) {
      column = column * 26 + letter - 'A' + 1;
    }
    return column - 1;
  }

  /** The values of an attribute on all elements of a name; empty where an element lacks it. */
  private static List<String> attributes(
      byte @org.jspecify.annotations.Nullable [] part, String element, String attribute)
      throws XMLStreamException, IOException {
    List<String> values = new ArrayList<>();
    if (part == null) {
      return values;
    }
    try (InputStream in = new ByteArrayInputStream(part)) {
      XMLStreamReader xml = XML.createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals(element)) {
          String value = "";
          for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(attribute)
                && (!attribute.equals("id") || xml.getAttributeNamespace(i) != null)) {
              value = xml.getAttributeValue(i);
            }
          }
          values.add(value);
        }
      }
      xml.close();
    }
    return values;
  }
}
