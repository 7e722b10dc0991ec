package city.weir.lake.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.jdbc.JdbcClientPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves several tables in one step: all new metadata files are written first, then all rows of the
 * catalog are swapped in one database transaction. Readers see every change or none.
 */
public final class AtomicCommit {
  private static final Logger LOG = LoggerFactory.getLogger(AtomicCommit.class);

  private static final int ATTEMPTS = 20;
  private static final long SHORTEST_WAIT_MILLIS = 10;
  private static final long LONGEST_WAIT_MILLIS = 500;

  // The layout of Iceberg's JDBC catalog, schema version 1.
  private static final String SWAP =
      "UPDATE iceberg_tables SET metadata_location = ?, previous_metadata_location = ?"
          + " WHERE catalog_name = ? AND table_namespace = ? AND table_name = ?"
          + " AND metadata_location = ? AND (iceberg_type = 'TABLE' OR iceberg_type IS NULL)";

  private final LakeCatalog catalog;
  private final JdbcClientPool database;
  private final CommitBell bell;

  AtomicCommit(LakeCatalog catalog, JdbcClientPool database, CommitBell bell) {
    this.catalog = catalog;
    this.database = database;
    this.bell = bell;
  }

  /**
   * Lets {@code change} work on drafts of {@code tables} and commits them together. When another
   * writer moved one of the tables meanwhile, {@code change} is called again with fresh drafts, so
   * it must not keep anything from one call to the next. What it throws ends the attempt, and
   * nothing is committed.
   *
   * @throws CommitFailedException when other writers were faster each time; nothing was committed
   * @throws CommitStateUnknownException when the database did not say whether it committed; the
   *     caller must look before it does anything else, and delete nothing
   */
  public void run(
      Collection<TableIdentifier> tables, Consumer<Map<TableIdentifier, Draft>> change) {
    for (int attempt = 1; ; attempt++) {
      try {
        attempt(tables, change);
        return;
      } catch (SwapLostException e) {
        if (attempt == ATTEMPTS) {
          throw new CommitFailedException(
              e, "Cannot commit to %s: other writers were faster %d times", tables, ATTEMPTS);
        }
        pause(attempt);
      }
    }
  }

  private void attempt(
      Collection<TableIdentifier> tables, Consumer<Map<TableIdentifier, Draft>> change) {
    // Sorted, so that two commits of the same tables lock their rows in the same order.
    Map<TableIdentifier, Draft> drafts =
        new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    List<Move> moves = new ArrayList<>();
    boolean committed = false;
    try {
      tables.forEach(id -> drafts.put(id, new Draft(id, catalog.operations(id))));
      change.accept(drafts);
      drafts.values().stream().filter(Draft::changed).forEach(draft -> moves.add(write(draft)));
      if (!moves.isEmpty()) {
        swap(moves);
      }
      committed = true;
    } catch (CommitStateUnknownException e) {
      committed = true; // it may well be: nothing of it must be deleted
      throw e;
    } finally {
      if (!committed) {
        drop(drafts.values(), moves);
      }
    }
    for (Move move : moves) {
      CatalogUtil.deleteRemovedMetadataFiles(
          move.draft.io(), move.draft.base(), move.draft.current());
      bell.committed(move.draft.id(), move.draft.base(), move.draft.current());
    }
  }

  private static Move write(Draft draft) {
    TableMetadata next = draft.current();
    String extension =
        TableMetadataParser.getFileExtension(
            next.property(
                TableProperties.METADATA_COMPRESSION,
                TableProperties.METADATA_COMPRESSION_DEFAULT));
    String name = "%05d-%s%s".formatted(versionOf(draft.base()) + 1, UUID.randomUUID(), extension);
    String location = draft.newMetadataLocation(name);
    TableMetadataParser.write(next, draft.io().newOutputFile(location));
    return new Move(draft, draft.base().metadataFileLocation(), location);
  }

  /** The number a metadata file's name begins with, as Iceberg's own commits write it. */
  private static int versionOf(TableMetadata metadata) {
    String name = metadata.metadataFileLocation();
    name = name.substring(name.lastIndexOf('/') + 1);
    int dash = name.indexOf('-');
    try {
      return dash < 0 ? 0 : Integer.parseInt(name.substring(0, dash));
    } catch (NumberFormatException e) {
      return 0; // registered from elsewhere; the number only helps people
    }
  }

  private void swap(List<Move> moves) {
    try {
      database.run(connection -> swap(connection, moves), false);
    } catch (SQLException e) {
      // Only commit() itself can leave the outcome open, and it is told apart below.
      throw new SwapLostException("The catalog's database refused the commit", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommitFailedException(e, "Interrupted before the commit");
    }
  }

  private Void swap(Connection connection, List<Move> moves) throws SQLException {
    boolean before = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      for (Move move : moves) {
        swap(connection, move);
      }
    } catch (SQLException | RuntimeException e) {
      undo(connection, before, e);
      throw e;
    }
    try {
      connection.commit();
      connection.setAutoCommit(before);
    } catch (SQLException e) {
      throw new CommitStateUnknownException(e);
    }
    return null;
  }

  /** A broken connection has nothing to roll back; what broke it is the failure to tell. */
  private static void undo(Connection connection, boolean autoCommit, Exception failure) {
    try {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private void swap(Connection connection, Move move) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SWAP)) {
      update.setString(1, move.after);
      update.setString(2, move.before);
      update.setString(3, catalog.name());
      update.setString(4, move.draft.id().namespace().toString());
      update.setString(5, move.draft.id().name());
      update.setString(6, move.before);
      if (update.executeUpdate() != 1) {
        throw new SwapLostException(move.draft.id() + " has moved", null);
      }
    }
  }

  private static void drop(Collection<Draft> drafts, List<Move> moves) {
    try {
      moves.forEach(move -> move.draft.io().deleteFile(move.after));
      drafts.forEach(Draft::discard);
    } catch (RuntimeException e) {
      LOG.warn(
          "Files of a commit that did not happen stay behind (harmless, but they take room)", e);
    }
  }

  private static void pause(int attempt) {
    long most = Math.min(LONGEST_WAIT_MILLIS, SHORTEST_WAIT_MILLIS << Math.min(attempt, 10));
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(SHORTEST_WAIT_MILLIS, most + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommitFailedException(e, "Interrupted while waiting to commit again");
    }
  }

  private record Move(Draft draft, String before, String after) {}

  /** Another writer was faster, or the database refused: nothing was committed. */
  private static final class SwapLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SwapLostException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
