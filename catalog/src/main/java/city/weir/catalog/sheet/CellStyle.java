package city.weir.catalog.sheet;

import java.util.Map;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.StyleSetter;
import org.jspecify.annotations.Nullable;

/**
 * How cells look, as far as a copy keeps it. What is null is left as it is.
 *
 * @param color of the text, {@code RRGGBB}
 * @param fill {@code RRGGBB}
 * @param format of numbers, such as {@code yyyy-mm-dd}
 * @param borders styles of lines by the side they are on, such as {@code thin}
 */
record CellStyle(
    Font font,
    @Nullable String fill,
    @Nullable String format,
    @Nullable String horizontal,
    @Nullable String vertical,
    boolean wrap,
    Map<BorderSide, String> borders) {
  /** Like cells that nobody has styled. */
  static final CellStyle PLAIN = new CellStyle(Font.PLAIN, null, null, null, null, false, Map.of());

  CellStyle {
    borders = Map.copyOf(borders);
  }

  /**
   * @param size in points, or null
   */
  record Font(
      @Nullable String name,
      @Nullable Integer size,
      @Nullable String color,
      boolean bold,
      boolean italic,
      boolean underlined) {
    static final Font PLAIN = new Font(null, null, null, false, false, false);
  }

  /** Gives what it says to {@code style}, and nothing else; it is set by the caller. */
  void give(StyleSetter style) {
    if (font.name() != null) {
      style.fontName(font.name());
    }
    if (font.size() != null) {
      style.fontSize(font.size());
    }
    if (font.color() != null) {
      style.fontColor(font.color());
    }
    if (font.bold()) {
      style.bold();
    }
    if (font.italic()) {
      style.italic();
    }
    if (font.underlined()) {
      style.underlined();
    }
    if (fill != null) {
      style.fillColor(fill);
    }
    if (format != null) {
      style.format(format);
    }
    if (horizontal != null) {
      style.horizontalAlignment(horizontal);
    }
    if (vertical != null) {
      style.verticalAlignment(vertical);
    }
    if (wrap) {
      style.wrapText(true);
    }
    borders.forEach(style::borderStyle);
  }
}
