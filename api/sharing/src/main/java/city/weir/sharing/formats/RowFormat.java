package city.weir.sharing.formats;

import city.weir.sharing.rows.LineSql;
import city.weir.sharing.rows.RowHead;
import city.weir.sharing.rows.RowPage;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** The formats rows are written in. All text is UTF-8. */
public enum RowFormat {
  /** {@code {"items": [{..}], "nextPageToken": .., "snapshot": "..", "masked": [..]}}. */
  JSON("application/json", JsonRows::new, null),
  /** One JSON object a line; an answer that breaks off ends with {@code {"error": ..}}. */
  NDJSON("application/x-ndjson", NdjsonRows::new, null),
  /** RFC 4180 with a header line. */
  CSV("text/csv; charset=utf-8; header=present", CsvRows::new, CsvLine::sql),
  /** RFC 7946: a collection of points. */
  GEOJSON("application/geo+json", GeoJsonRows::new, null),
  /** A workbook of Office Open XML; a further sheet where one is full. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", XlsxRows::new, null),
  /** Apache Parquet, with exact types. */
  PARQUET("application/vnd.apache.parquet", ParquetRows::new, null);

  private final String mediaType;
  private final Beginning beginning;
  private final @Nullable LineSql lines;

  RowFormat(String mediaType, Beginning beginning, @Nullable LineSql lines) {
    this.mediaType = mediaType;
    this.beginning = beginning;
    this.lines = lines;
  }

  @FunctionalInterface
  private interface Beginning {
    RowWriter begin(RowHead head, OutputStream out) throws IOException;
  }

  public String mediaType() {
    return mediaType;
  }

  /** How rows are to be read for this format: as finished lines, or, when null, as values. */
  public @Nullable LineSql lines() {
    return lines;
  }

  /**
   * Begins to write; {@code out} is never closed.
   *
   * @throws city.weir.sharing.rows.QueryRefused when the answer cannot be shown in this format;
   *     nothing was written
   */
  public RowWriter begin(RowHead head, OutputStream out) throws IOException {
    return beginning.begin(head, out);
  }

  /** Writes {@code page}, whose rows were read as {@link #lines} wants them. */
  public void write(RowPage page, OutputStream out) throws IOException {
    RowWriter writer = begin(page.head(), out);
    for (@Nullable Object[] row : page.rows()) {
      writer.row(row);
    }
    writer.end(page.nextPageToken());
  }
}
