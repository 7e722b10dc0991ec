package city.weir.sharing.audit.ledger;

import city.weir.contract.TableName;
import city.weir.lake.Lakes;
import city.weir.lake.ledger.LedgerLayout;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Entry;
import city.weir.sharing.audit.Hash;
import city.weir.sharing.audit.Who;
import city.weir.sharing.audit.chain.Canonical;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** The table of events, {@code audit.event}: one row an entry of the chain. */
public final class EventTable {
  public static final TableName NAME = new TableName(Lakes.AUDIT, "event");
  public static final String SEQUENCE = "sequence";

  /**
   * Numbered as Iceberg numbers the columns of a new table: what is inside of others comes last.
   */
  static final Schema SCHEMA =
      new Schema(
          NestedField.required(1, SEQUENCE, Types.LongType.get(), "its number, from 1"),
          NestedField.required(
              2, "occurred_at", Types.TimestampType.withZone(), "when it was asked"),
          text(3, "subject", true, "who asked"),
          text(4, "party", true, "on whose behalf"),
          text(5, "peer", false, "from which address"),
          text(6, "action", true, "what was asked for"),
          text(7, "dataset", false, "id of the contract"),
          text(8, "way", false, "the way out"),
          text(9, "agreement", false, "id of the agreement it rests on"),
          text(10, "purpose", false, "what it was wanted for"),
          text(11, "outcome", true, "PERMIT or DENY"),
          text(12, "reason", true, "why"),
          NestedField.required(13, "row_count", Types.LongType.get(), "rows that went out, or -1"),
          NestedField.required(
              14,
              "column_names",
              Types.ListType.ofRequired(18, Types.StringType.get()),
              "columns that went out"),
          text(15, "correlation", true, "ties it to the log"),
          text(16, "form", true, "how it is hashed"),
          NestedField.required(
              17, "hash", Types.FixedType.ofLength(Hash.BYTES), "over it and the hash before"));

  static final LedgerLayout LAYOUT =
      new LedgerLayout(NAME, SCHEMA, SEQUENCE, "occurred_at", List.of("hash", "correlation"));

  private EventTable() {}

  private static NestedField text(int id, String name, boolean required, String doc) {
    return required
        ? NestedField.required(id, name, Types.StringType.get(), doc)
        : NestedField.optional(id, name, Types.StringType.get(), doc);
  }

  static Record row(Entry entry) {
    AuditEvent event = entry.event();
    Who who = event.who();
    Deed deed = event.deed();
    GenericRecord row = GenericRecord.create(SCHEMA);
    int at = 0;
    row.set(at++, entry.sequence());
    row.set(at++, event.at().atOffset(ZoneOffset.UTC));
    row.set(at++, who.subject());
    row.set(at++, who.party());
    row.set(at++, who.peer());
    row.set(at++, deed.action());
    row.set(at++, deed.dataset());
    row.set(at++, deed.way());
    row.set(at++, deed.agreement());
    row.set(at++, deed.purpose());
    row.set(at++, event.outcome().name());
    row.set(at++, event.reason());
    row.set(at++, deed.rows());
    row.set(at++, deed.columns());
    row.set(at++, event.correlation());
    row.set(at++, Canonical.FORM);
    row.set(at, entry.hash().bytes());
    return row;
  }

  /**
   * The entry of a row.
   *
   * @throws IllegalArgumentException when it was not written in a form known here
   */
  @SuppressWarnings("unchecked") // the schema says so
  public static Entry entry(Record row) {
    String form = (String) row.getField("form");
    if (!Canonical.FORM.equals(form)) {
      throw new IllegalArgumentException(
          "it is in the form '%s', and this program knows %s".formatted(form, Canonical.FORM));
    }
    Who who =
        new Who(
            (String) row.getField("subject"),
            (String) row.getField("party"),
            (String) row.getField("peer"));
    Deed deed =
        new Deed(
            (String) row.getField("action"),
            (String) row.getField("dataset"),
            (String) row.getField("way"),
            (String) row.getField("agreement"),
            (String) row.getField("purpose"),
            (Long) row.getField("row_count"),
            (List<String>) row.getField("column_names"));
    AuditEvent event =
        new AuditEvent(
            ((OffsetDateTime) row.getField("occurred_at")).toInstant(),
            who,
            deed,
            AuditEvent.Outcome.valueOf((String) row.getField("outcome")),
            (String) row.getField("reason"),
            (String) row.getField("correlation"));
    return new Entry((Long) row.getField(SEQUENCE), event, Hash.of((byte[]) row.getField("hash")));
  }
}
