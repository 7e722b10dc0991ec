package city.weir.pipelines.drop;

import city.weir.lake.landing.BatchStamp;
import city.weir.lake.landing.Landing;
import city.weir.lake.landing.LandingBatch;
import city.weir.lake.landing.LandingBatch.Envelope;
import city.weir.lake.landing.LandingBatch.Landed;
import city.weir.pipelines.decode.Decoder;
import city.weir.pipelines.decode.Delivery;
import city.weir.pipelines.decode.UnreadableException;
import city.weir.pipelines.feed.Feed;
import city.weir.pipelines.feed.Meter;
import city.weir.pipelines.feed.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lands the files of one folder, each in one commit.
 *
 * <p>The order that survives a crash at any point: commit, with the file's fingerprint in the
 * stamp; remember the fingerprint; move the file. Whoever starts after a crash takes the
 * fingerprint from the lake's newest stamp of the folder, so a file that landed and was not moved
 * is moved, not landed again.
 */
final class FileLanding {
  private static final Logger LOG = LoggerFactory.getLogger(FileLanding.class);

  private final Feed feed;
  private final Folders folders;
  private final Landing landing;
  private final Decoder decoder;
  private final Meter meter;
  private final Lock lock;
  private final Clock clock;
  private final BooleanSupplier goOn;
  private final LandedFiles landed;
  private boolean ready;
  private @Nullable FileStamp unfinishedRejection;

  FileLanding(
      Feed feed,
      Folders folders,
      Landing landing,
      Decoder decoder,
      Meter meter,
      Lock lock,
      Clock clock,
      BooleanSupplier goOn) {
    this.feed = feed;
    this.folders = folders;
    this.landing = landing;
    this.decoder = decoder;
    this.meter = meter;
    this.lock = lock;
    this.clock = clock;
    this.goOn = goOn;
    this.landed = new LandedFiles(folders.archive());
  }

  /**
   * Lands, or rejects, one file, and moves it out of the folder.
   *
   * @throws IOException when the file or the folders fail; the file stays, call again later
   * @throws RuntimeException when the lake fails; likewise
   */
  void land(Path file) throws IOException {
    lock.lock();
    try {
      prepare();
      take(file);
    } catch (IOException | RuntimeException e) {
      // What the lake saw is not known any more.
      ready = false;
      throw e;
    } finally {
      meter.reading(null);
      lock.unlock();
    }
  }

  /** Once, and again after each failure: asks the lake what it saw of this folder last. */
  private void prepare() throws IOException {
    if (ready) {
      return;
    }
    landing.ensure(feed.table());
    Optional<FileStamp> last =
        landing.latest(feed.table(), feed.id()).flatMap(stamp -> FileStamp.parse(stamp.batch()));
    if (last.isPresent() && !last.get().rejected()) {
      landed.remember(last.get().hash(), last.get().name());
    }
    unfinishedRejection = last.filter(FileStamp::rejected).orElse(null);
    ready = true;
  }

  private void take(Path file) throws IOException {
    String name = file.getFileName().toString();
    StableFiles.Look look = StableFiles.Look.at(file);
    String hash = Sha256.hex(file, new Progress(name, look.size(), meter, () -> 0, goOn));
    Optional<String> before = landed.nameOf(hash);
    if (before.isPresent()) {
      Path kept = Folders.move(file, archiveOfToday());
      LOG.info(
          "{}: the bytes of {} have landed before, as {}; kept as {}, not landed twice",
          feed.id(),
          name,
          before.get(),
          kept);
      return;
    }
    if (rejectedAlready(new FileStamp(true, hash, name))) {
      Folders.move(file, folders.rejected());
      return;
    }
    try {
      read(file, look, hash);
    } catch (UnreadableException e) {
      reject(file, hash, String.valueOf(e.getMessage()));
    }
  }

  private Path archiveOfToday() {
    return folders
        .archive()
        .resolve(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
  }

  private void read(Path file, StableFiles.Look look, String hash)
      throws IOException, UnreadableException {
    String name = file.getFileName().toString();
    FileStamp stamp = new FileStamp(false, hash, name);
    Instant now = clock.instant();
    try (LandingBatch batch = landing.begin(feed.table(), stamp.batch())) {
      FileRows rows = new FileRows(batch, feed.id() + "/" + name, now, hash, meter);
      decode(file, look, rows);
      if (!StableFiles.Look.at(file).equals(look)) {
        LOG.info(
            "{}: {} was written to while it was read; waiting until it is whole", feed.id(), name);
        return;
      }
      Landed done = batch.commit(new BatchStamp(feed.id(), stamp.batch(), 0, rows.last()));
      landed.remember(hash, name);
      Folders.move(file, archiveOfToday());
      meter.landed(1, now, done.rows(), done.refused());
      LOG.info(
          "{}: {} landed with {} records, {} refused",
          feed.id(),
          name,
          done.rows(),
          done.refused());
    }
  }

  private void decode(Path file, StableFiles.Look look, FileRows rows)
      throws IOException, UnreadableException {
    Progress progress =
        new Progress(file.getFileName().toString(), look.size(), meter, rows::records, goOn);
    try {
      decoder.decode(Delivery.of(file, progress), feed.fields(), rows);
    } catch (UnreadableException | RuntimeException e) {
      // A file is rejected for its own faults only, not when the lake fails or the server stops.
      rows.check();
      progress.check();
      throw e instanceof UnreadableException unreadable
          ? unreadable
          : new UnreadableException("It cannot be decoded: " + e, e);
    }
  }

  /** Whether a crash came between keeping the refusal and moving the file. */
  private boolean rejectedAlready(FileStamp stamp) {
    boolean same = stamp.equals(unfinishedRejection);
    unfinishedRejection = null;
    return same && !Files.exists(folders.rejected().resolve(stamp.name()));
  }

  private void reject(Path file, String hash, String reason) throws IOException {
    String name = file.getFileName().toString();
    FileStamp stamp = new FileStamp(true, hash, name);
    Instant now = clock.instant();
    Path target = Folders.free(folders.rejected(), name);
    Folders.write(target.resolveSibling(target.getFileName() + ".reason.txt"), reason + "\n");
    try (LandingBatch batch = landing.begin(feed.table(), stamp.batch())) {
      batch.refuse(
          new Envelope(feed.id() + "/" + name, 0, now, hash),
          "%s, %d bytes, kept as rejected/%s/%s"
              .formatted(name, Files.size(file), feed.source().address(), target.getFileName()),
          reason);
      Landed done = batch.commit(new BatchStamp(feed.id(), stamp.batch(), 0, 0));
      meter.landed(1, now, done.rows(), done.refused());
      meter.refusedBecause(name + ": " + reason);
    }
    Folders.move(file, folders.rejected());
    LOG.warn("{}: {} was rejected: {}", feed.id(), name, reason);
  }
}
