package city.weir.sharing.rows;

import java.io.IOException;
import java.io.OutputStream;

/** The formats pages are written in. All are UTF-8. */
public enum RowFormat {
  /** {@code {"items": [{..}], "nextPageToken": .., "snapshot": "..", "masked": [..]}}. */
  JSON("application/json", new JsonRows()),
  /** RFC 4180 with a header line. */
  CSV("text/csv; charset=utf-8; header=present", new CsvRows()),
  /** RFC 7946: a collection of points. */
  GEOJSON("application/geo+json", new GeoJsonRows());

  private final String mediaType;
  private final Writer writer;

  RowFormat(String mediaType, Writer writer) {
    this.mediaType = mediaType;
    this.writer = writer;
  }

  public String mediaType() {
    return mediaType;
  }

  /**
   * Writes {@code page}; does not close {@code out}.
   *
   * @throws QueryRefused when the dataset cannot be shown in this format; nothing was written
   */
  public void write(RowPage page, OutputStream out) throws IOException {
    writer.write(page, out);
  }

  interface Writer {
    void write(RowPage page, OutputStream out) throws IOException;
  }
}
