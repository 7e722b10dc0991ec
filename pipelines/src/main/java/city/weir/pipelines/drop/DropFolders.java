package city.weir.pipelines.drop;

import city.weir.lake.landing.Landing;
import city.weir.pipelines.decode.Decoder;
import city.weir.pipelines.feed.Feed;
import city.weir.pipelines.feed.Meter;
import city.weir.pipelines.feed.TableLocks;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the drop folders and lands what is put into them, one file at a time, in one thread. The
 * operating system's notices wake it; a look around every second finds what they miss, as on
 * network drives.
 */
public final class DropFolders implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DropFolders.class);
  private static final long SWEEP = 800;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Path home;
  private final Landing landing;
  private final TableLocks locks;
  private final Clock clock;
  private final WatchService watcher;
  private final Map<String, Watched> watched = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::run, "weir-drop");
  private volatile boolean closing;

  private final class Watched {
    final Meter meter;
    final StableFiles files;
    final FileLanding toRaw;
    final WatchKey notices;
    Duration pause = FIRST_PAUSE;
    Instant notBefore = Instant.MIN;
    volatile boolean stopped;

    Watched(Feed feed, Decoder decoder, Meter meter) throws IOException {
      Folders folders = Folders.of(home, feed.source().address());
      folders.create();
      this.meter = meter;
      this.files = new StableFiles(folders.drop(), clock);
      this.toRaw =
          new FileLanding(
              feed,
              folders,
              landing,
              decoder,
              meter,
              locks.of(feed.table().name()),
              clock,
              () -> !closing && !stopped);
      this.notices =
          folders
              .drop()
              .register(
                  watcher,
                  StandardWatchEventKinds.ENTRY_CREATE,
                  StandardWatchEventKinds.ENTRY_MODIFY);
    }
  }

  /**
   * @param home the folder of {@code drop/}, {@code archive/} and {@code rejected/}
   */
  public DropFolders(Path home, Landing landing, TableLocks locks, Clock clock) throws IOException {
    this.home = home;
    this.landing = landing;
    this.locks = locks;
    this.clock = clock;
    this.watcher = FileSystems.getDefault().newWatchService();
  }

  public void start() {
    thread.start();
  }

  /** Watches the folder of a feed, which is made if need be. */
  public void add(Feed feed, Decoder decoder, Meter meter) throws IOException {
    watched.put(feed.key(), new Watched(feed, decoder, meter));
  }

  /** Leaves the folder of a feed alone; a file being read is given up and stays. */
  public void remove(Feed feed) {
    Watched gone = watched.remove(feed.key());
    if (gone != null) {
      gone.stopped = true;
      gone.notices.cancel();
    }
  }

  /** How many files lie in the folder of a feed. */
  public long waiting(Feed feed) {
    Watched folder = watched.get(feed.key());
    return folder == null ? 0 : folder.files.count();
  }

  private void run() {
    try {
      while (!closing) {
        WatchKey notice = watcher.poll(SWEEP, TimeUnit.MILLISECONDS);
        if (notice != null) {
          notice.pollEvents();
          notice.reset();
        }
        watched.values().forEach(this::sweep);
      }
    } catch (ClosedWatchServiceException | InterruptedException e) {
      LOG.debug("The drop folders are left alone", e);
    }
  }

  private void sweep(Watched folder) {
    if (clock.instant().isBefore(folder.notBefore)) {
      return;
    }
    try {
      IOException trouble = null;
      for (Path file : folder.files.look()) {
        if (closing || folder.stopped) {
          return;
        }
        try {
          land(folder, file);
          folder.pause = FIRST_PAUSE;
        } catch (IOException e) {
          // One file that cannot be opened does not hold up the others.
          trouble = e;
        }
      }
      if (trouble != null) {
        throw trouble;
      }
    } catch (CancellationException e) {
      LOG.info("{}", e.getMessage());
    } catch (IOException | RuntimeException e) {
      LOG.warn("A drop folder does not land, trying again in {}: {}", folder.pause, e.toString());
      LOG.debug("A drop folder does not land", e);
      folder.meter.failed(e.toString());
      folder.notBefore = clock.instant().plus(folder.pause);
      Duration longer = folder.pause.multipliedBy(2);
      folder.pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
  }

  private static void land(Watched folder, Path file) throws IOException {
    try {
      folder.toRaw.land(file);
    } catch (NoSuchFileException e) {
      LOG.info("{} was taken away before it was read", file);
    }
  }

  @Override
  public void close() throws IOException {
    closing = true;
    watcher.close();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
