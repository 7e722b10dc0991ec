package city.weir.lake.catalog;

import java.util.function.Consumer;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;
import org.jspecify.annotations.Nullable;

/**
 * One table within a commit of several: what is done to it stays here, unseen by anyone, until all
 * of them move.
 */
public final class Draft {
  private final TableIdentifier id;
  private final TableOperations real;
  private final TableMetadata base;
  private TableMetadata current;

  Draft(TableIdentifier id, TableOperations real) {
    this.id = id;
    this.real = real;
    this.base = real.refresh();
    this.current = base;
  }

  public TableIdentifier id() {
    return id;
  }

  /** The table as it was when this attempt began. */
  public TableMetadata base() {
    return base;
  }

  /** The table with what was done to it so far. */
  public TableMetadata current() {
    return current;
  }

  /** The table as Iceberg's own operations see it; committing them changes this draft only. */
  public Table table() {
    return new BaseTable(new Recording(), id.toString());
  }

  /** Changes the metadata itself: references, properties. */
  public void update(Consumer<TableMetadata.Builder> change) {
    TableMetadata.Builder builder = TableMetadata.buildFrom(current);
    change.accept(builder);
    current = builder.build();
  }

  boolean changed() {
    return current != base;
  }

  FileIO io() {
    return real.io();
  }

  String newMetadataLocation(String fileName) {
    return real.metadataFileLocation(fileName);
  }

  /** Deletes manifests and manifest lists of snapshots that exist in this draft only. */
  void discard() {
    for (Snapshot snapshot : current.snapshots()) {
      if (base.snapshot(snapshot.snapshotId()) == null) {
        for (ManifestFile manifest : snapshot.allManifests(real.io())) {
          if (manifest.snapshotId() != null && manifest.snapshotId() == snapshot.snapshotId()) {
            real.io().deleteFile(manifest.path());
          }
        }
        real.io().deleteFile(snapshot.manifestListLocation());
      }
    }
  }

  private final class Recording implements TableOperations {
    @Override
    public TableMetadata current() {
      return current;
    }

    @Override
    public TableMetadata refresh() {
      return current;
    }

    @Override
    public void commit(@Nullable TableMetadata expected, TableMetadata metadata) {
      if (expected != current) {
        throw new CommitFailedException("Cannot commit to the draft of %s: it has changed", id);
      }
      current = metadata;
    }

    @Override
    public FileIO io() {
      return real.io();
    }

    @Override
    public EncryptionManager encryption() {
      return real.encryption();
    }

    @Override
    public String metadataFileLocation(String fileName) {
      return real.metadataFileLocation(fileName);
    }

    @Override
    public LocationProvider locationProvider() {
      return real.locationProvider();
    }

    @Override
    public TableOperations temp(TableMetadata uncommitted) {
      return real.temp(uncommitted);
    }
  }
}
