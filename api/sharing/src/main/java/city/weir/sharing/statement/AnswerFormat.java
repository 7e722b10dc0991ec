package city.weir.sharing.statement;

import city.weir.sharing.sql.SqlResult;
import java.io.IOException;
import java.io.OutputStream;

/** How an answer is written as a file. */
public enum AnswerFormat {
  NDJSON("application/x-ndjson", "ndjson", NdjsonAnswer::write),
  CSV("text/csv; charset=utf-8", "csv", CsvAnswer::write),
  XLSX(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "xlsx",
      XlsxAnswer::write);

  private final String mediaType;
  private final String ending;
  private final Writer writer;

  AnswerFormat(String mediaType, String ending, Writer writer) {
    this.mediaType = mediaType;
    this.ending = ending;
    this.writer = writer;
  }

  private interface Writer {
    void write(SqlResult result, OutputStream out) throws IOException;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Of a file's name. */
  public String ending() {
    return ending;
  }

  /** Writes the whole of {@code result}; {@code out} stays open. */
  public void write(SqlResult result, OutputStream out) throws IOException {
    writer.write(result, out);
  }
}
