package city.weir.sharing.audit.ledger;

import city.weir.contract.TableName;
import city.weir.lake.Lakes;
import city.weir.lake.ledger.LedgerLayout;
import city.weir.sharing.audit.Hash;
import city.weir.sharing.audit.chain.Seal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** The table of seals, {@code audit.seal}. */
public final class SealTable {
  public static final TableName NAME = new TableName(Lakes.AUDIT, "seal");
  public static final String LAST = "last_sequence";

  static final Schema SCHEMA =
      new Schema(
          NestedField.required(1, LAST, Types.LongType.get(), "the last entry it covers"),
          NestedField.required(2, "first_sequence", Types.LongType.get(), "the first it covers"),
          NestedField.required(3, "hash", Types.StringType.get(), "of the last entry, in hex"),
          NestedField.required(4, "sealed_at", Types.TimestampType.withZone(), "when"),
          NestedField.required(5, "key", Types.StringType.get(), "id of the key that signed"),
          NestedField.required(6, "algorithm", Types.StringType.get(), "how it was signed"),
          NestedField.required(7, "signature", Types.StringType.get(), "in Base64"));

  static final LedgerLayout LAYOUT =
      new LedgerLayout(NAME, SCHEMA, LAST, null, List.of("hash", "signature"));

  private SealTable() {}

  static Record row(Seal seal) {
    GenericRecord row = GenericRecord.create(SCHEMA);
    row.setField(LAST, seal.last());
    row.setField("first_sequence", seal.first());
    row.setField("hash", seal.hash().toString());
    row.setField("sealed_at", seal.at().atOffset(ZoneOffset.UTC));
    row.setField("key", seal.key());
    row.setField("algorithm", Seal.ALGORITHM);
    row.setField("signature", seal.signature());
    return row;
  }

  /**
   * The seal of a row.
   *
   * @throws IllegalArgumentException when it can be none
   */
  public static Seal seal(Record row) {
    return new Seal(
        (Long) row.getField("first_sequence"),
        (Long) row.getField(LAST),
        Hash.parse((String) row.getField("hash")),
        ((OffsetDateTime) row.getField("sealed_at")).toInstant(),
        (String) row.getField("key"),
        (String) row.getField("signature"));
  }
}
