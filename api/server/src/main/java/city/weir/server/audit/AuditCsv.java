package city.weir.server.audit;

import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Entry;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Audit events as CSV, for spreadsheets. */
final class AuditCsv {
  private AuditCsv() {}

  static void write(List<Entry> entries, Writer writer) throws IOException {
    // The mark at the beginning tells spreadsheets that it is UTF-8.
    writer.write('\ufeff');
    try (CsvWriter csv = CsvWriter.builder().build(writer)) {
      csv.writeRecord(
          "sequence",
          "at",
          "subject",
          "party",
          "peer",
          "action",
          "dataset",
          "way",
          "outcome",
          "reason",
          "agreement",
          "purpose",
          "rows",
          "columns",
          "correlation",
          "hash");
      entries.forEach(entry -> write(csv, entry));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void write(CsvWriter csv, Entry entry) {
    AuditEvent event = entry.event();
    Deed deed = event.deed();
    csv.writeRecord(
        Long.toString(entry.sequence()),
        event.at().toString(),
        plain(event.who().subject()),
        plain(event.who().party()),
        plain(event.who().peer()),
        plain(deed.action()),
        plain(deed.dataset()),
        plain(deed.way()),
        event.outcome().name(),
        plain(event.reason()),
        plain(deed.agreement()),
        plain(deed.purpose()),
        deed.rows() == Deed.UNKNOWN ? "" : Long.toString(deed.rows()),
        plain(String.join(" ", deed.columns())),
        plain(event.correlation()),
        entry.hash().toString());
  }

  /** What somebody else wrote must not become a formula in the auditor's spreadsheet. */
  static String plain(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    return "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }
}
