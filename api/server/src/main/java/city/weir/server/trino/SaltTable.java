package city.weir.server.trino;

import city.weir.lake.Lake;
import city.weir.sharing.masking.Masking;
import city.weir.sharing.trino.TrinoTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The salt of hashes as one row in the lake, where Trino reads it when it makes a hash. It stands
 * in no mask, for {@code EXPLAIN} shows these to whoever asks. Only the engine is given the table.
 * It is made when the first mask needs it.
 */
@Component
final class SaltTable implements Supplier<String> {
  private static final String FINGERPRINT = "weir.salt.fingerprint";
  private static final String COLUMN = "salt";
  private static final Namespace NAMESPACE = Namespace.of(TrinoTables.SALT.namespace());
  private static final TableIdentifier NAME =
      TableIdentifier.of(NAMESPACE, TrinoTables.SALT.name());
  private static final String EXPRESSION =
      "(SELECT \"%s\" FROM \"%s\".\"%s\".\"%s\")"
          .formatted(
              COLUMN, TrinoTables.LAKE, TrinoTables.SALT.namespace(), TrinoTables.SALT.name());

  private final Lake lake;
  private final ObjectProvider<Masking> masking;
  private volatile boolean written;

  SaltTable(Lake lake, ObjectProvider<Masking> masking) {
    this.lake = lake;
    this.masking = masking;
  }

  @Override
  public String get() {
    if (!written) {
      write();
    }
    return EXPRESSION;
  }

  private synchronized void write() {
    if (written) {
      return;
    }
    String salt = masking.getObject().salt();
    String fingerprint = fingerprint(salt);
    Table table = table();
    if (!fingerprint.equals(table.properties().get(FINGERPRINT))) {
      Transaction change = table.newTransaction();
      change
          .newOverwrite()
          .overwriteByRowFilter(Expressions.alwaysTrue())
          .addFile(file(table, salt))
          .commit();
      change.updateProperties().set(FINGERPRINT, fingerprint).commit();
      change.commitTransaction();
    }
    written = true;
  }

  private Table table() {
    Catalog catalog = lake.catalog();
    if (catalog instanceof SupportsNamespaces namespaces
        && !namespaces.namespaceExists(NAMESPACE)) {
      namespaces.createNamespace(NAMESPACE);
    }
    return catalog.tableExists(NAME)
        ? catalog.loadTable(NAME)
        : catalog.createTable(
            NAME,
            new Schema(Types.NestedField.required(1, COLUMN, Types.StringType.get())),
            org.apache.iceberg.PartitionSpec.unpartitioned(),
            // No bounds of its column in manifests: they would be the salt.
            Map.of("format-version", "2", "write.metadata.metrics.default", "none"));
  }

  private static DataFile file(Table table, String salt) {
    String location = table.location() + "/data/" + UUID.randomUUID() + ".parquet";
    try {
      DataWriter<Record> writer =
          Parquet.writeData(table.io().newOutputFile(location))
              .forTable(table)
              .withSpec(table.spec())
              .createWriterFunc(GenericParquetWriter::create)
              .build();
      try (writer) {
        GenericRecord row = GenericRecord.create(table.schema());
        row.setField(COLUMN, salt);
        writer.write(row);
      }
      return writer.toDataFile();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + location, e);
    }
  }

  /** Tells whether the table has this salt; 256 random bits cannot be found again from it. */
  private static String fingerprint(String salt) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("fingerprint of " + salt).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
