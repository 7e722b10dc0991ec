package city.weir.sharing;

import city.weir.contract.DataContract;
import city.weir.lake.Lake;
import city.weir.lake.LakeConfig;
import city.weir.lake.Lakes;
import city.weir.sharing.masking.Masking;
import city.weir.sharing.view.SecuredRelations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.jspecify.annotations.Nullable;

/** A real lake in a temporary folder, with the hospitals of {@link SampleCity}. */
public final class SampleLake implements AutoCloseable {
  public static final Masking MASKING = new Masking("a salt of 16 bytes".getBytes());

  private final Lake lake;
  private final DataContract hospitals = SampleCity.hospitals();

  public SampleLake(Path folder) {
    lake =
        Lakes.open(
            LakeConfig.of(
                "jdbc:h2:file:" + folder.resolve("db/weir") + LakeConfig.H2_OPTIONS,
                "sa",
                "",
                folder.resolve("warehouse")),
            Clock.systemUTC());
    lake.ensure(hospitals);
  }

  public Lake lake() {
    return lake;
  }

  public SecuredRelations relations() {
    return new SecuredRelations(lake.relations(), MASKING);
  }

  /** One hospital; its phone is 138 0000 and its id in four digits. */
  public record Hospital(long id, @Nullable String name, String district, @Nullable String beds) {
    public String phone() {
      return "1380000%04d".formatted(id);
    }

    public String maskedPhone() {
      return "138****%04d".formatted(id);
    }
  }

  /** Appends in one commit and returns the snapshot. */
  public long append(Hospital... rows) {
    Table table = lake.table(hospitals.table());
    table.newFastAppend().appendFile(write(table, List.of(rows))).commit();
    return head();
  }

  /** Puts {@code rows} in the place of everything, as a copy-on-write merge does. */
  public long overwrite(Hospital... rows) {
    Table table = lake.table(hospitals.table());
    table
        .newOverwrite()
        .overwriteByRowFilter(org.apache.iceberg.expressions.Expressions.alwaysTrue())
        .addFile(write(table, List.of(rows)))
        .commit();
    return head();
  }

  public long head() {
    return lake.table(hospitals.table()).currentSnapshot().snapshotId();
  }

  private static DataFile write(Table table, List<Hospital> rows) {
    try {
      DataWriter<Record> writer =
          Parquet.writeData(
                  table
                      .io()
                      .newOutputFile(table.location() + "/data/" + UUID.randomUUID() + ".parquet"))
              .schema(table.schema())
              .withSpec(PartitionSpec.unpartitioned())
              .createWriterFunc(GenericParquetWriter::create)
              .build();
      try (writer) {
        for (Hospital row : rows) {
          writer.write(record(table, row));
        }
      }
      return writer.toDataFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Record record(Table table, Hospital row) {
    GenericRecord record = GenericRecord.create(table.schema());
    record.setField("id", row.id());
    record.setField("name", row.name());
    record.setField("district_code", row.district());
    record.setField("beds", row.beds() == null ? null : new BigDecimal(row.beds()).setScale(1));
    record.setField("lon", 114.3 + row.id() / 1000.0);
    record.setField("lat", 30.5);
    record.setField("phone", row.phone());
    record.setField("secret_note", "nobody reads this " + row.id());
    record.setField("seen_at", OffsetDateTime.parse("2026-06-01T00:00:00Z").plusHours(row.id()));
    return record;
  }

  @Override
  public void close() {
    lake.close();
  }
}
