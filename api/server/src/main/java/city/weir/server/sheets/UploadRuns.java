package city.weir.server.sheets;

import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.Words;
import city.weir.catalog.intake.Intake;
import city.weir.catalog.intake.Judged;
import city.weir.catalog.intake.Ledger;
import city.weir.catalog.intake.Taking;
import city.weir.catalog.sheet.DirectorySheet;
import city.weir.catalog.sheet.SheetUnreadableException;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads, checks and takes uploads one after another, in the background: two at a time could begin
 * the same entry twice. What was going on when the server stopped goes on when it starts.
 */
@Component
class UploadRuns {
  private static final Logger log = LoggerFactory.getLogger(UploadRuns.class);

  /** What is under way when the server stops is waited for so long. */
  private static final Duration LAST_ENTRIES = Duration.ofSeconds(10);

  private static final Words FAILED =
      new Words(
          "服务器在处理文件时出错：请重试；若仍然如此，请告知运维人员",
          "The server failed while it was going through it: try again; tell the operator if it stays so");

  private final Uploads uploads;
  private final OpenSheets sheets;
  private final Intake intake;
  private final Taking taking;
  private final TransactionOperations transactions;
  private final Clock clock;
  private final Map<String, Progress> progress = new ConcurrentHashMap<>();
  private volatile boolean stopping;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread worker = new Thread(task, "directory-imports");
            worker.setDaemon(true);
            return worker;
          });

  UploadRuns(
      Uploads uploads,
      OpenSheets sheets,
      Intake intake,
      Taking taking,
      TransactionOperations transactions,
      Clock clock) {
    this.uploads = uploads;
    this.sheets = sheets;
    this.intake = intake;
    this.taking = taking;
    this.transactions = transactions;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void goOn() {
    uploads.goingOn().forEach(this::start);
  }

  /** Does what the state of {@code upload} says is to be done. */
  void start(Upload upload) {
    progress.put(upload.id(), Progress.NONE);
    thread.execute(() -> run(upload));
  }

  Progress progressOf(String id) {
    return progress.getOrDefault(id, Progress.NONE);
  }

  private void run(Upload upload) {
    try {
      if (upload.state() == Upload.State.READING) {
        check(upload);
      } else {
        take(upload);
      }
    } catch (Stopping e) {
      log.info("Import {} goes on when the server starts again", upload.id());
    } catch (RuntimeException e) {
      log.error("Import {} could not be gone through", upload.id(), e);
      giveUp(upload);
    } finally {
      progress.remove(upload.id());
    }
  }

  private void tell(String id, Progress reached) {
    if (stopping) {
      throw new Stopping();
    }
    progress.put(id, reached);
  }

  /** The server stops between two entries. No interrupt: it would close the database's file. */
  private static final class Stopping extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private void giveUp(Upload upload) {
    boolean reading = upload.state() == Upload.State.READING;
    uploads.replace(
        upload.state(),
        upload.in(
            reading ? Upload.State.UNREADABLE : Upload.State.CHECKED,
            FAILED,
            null,
            clock.instant()));
  }

  private void check(Upload upload) {
    String id = upload.id();
    try {
      DirectorySheet sheet = sheets.read(id, rows -> tell(id, new Progress(rows, 0, 0, 0, 0)));
      int rows = sheet.grid().rows().size();
      int entries = sheet.drafts().size();
      List<Judged> judged =
          intake.judge(
              sheet,
              upload.sender(),
              checked -> tell(id, new Progress(rows, entries, checked, 0, 0)));
      List<KeptEntry> kept = new ArrayList<>();
      for (Judged each : judged) {
        kept.add(new KeptEntry(sheet.drafts().get(each.number()).draft().get(Field.TITLE), each));
      }
      transactions.executeWithoutResult(
          status -> {
            uploads.writeAll(id, kept);
            uploads.replace(
                Upload.State.READING, upload.in(Upload.State.CHECKED, null, null, clock.instant()));
          });
    } catch (SheetUnreadableException e) {
      uploads.replace(
          Upload.State.READING, upload.in(Upload.State.UNREADABLE, e.why(), null, clock.instant()));
    }
  }

  private void take(Upload upload) {
    String id = upload.id();
    Taking.Wish wish = upload.wish();
    if (wish == null) {
      throw new IllegalStateException("Import %s is taken, and nobody said what".formatted(id));
    }
    DirectorySheet sheet = sheets.again(upload);
    List<Judged> judged =
        uploads.entries(id, Selection.LEFT, 0, DirectorySheet.MOST_ENTRIES).stream()
            .map(KeptEntry::judged)
            .toList();
    taking.take(
        id,
        sheet,
        judged,
        upload.sender(),
        wish,
        new InTransactions(id),
        (taken, wanted) -> tell(id, new Progress(0, 0, 0, taken, wanted)));
    uploads.replace(
        Upload.State.TAKING, upload.in(Upload.State.CHECKED, null, null, clock.instant()));
  }

  private final class InTransactions implements Ledger {
    private final String id;

    InTransactions(String id) {
      this.id = id;
    }

    @Override
    public void together(Runnable work) {
      transactions.executeWithoutResult(status -> work.run());
    }

    @Override
    public void write(List<Judged> changed) {
      uploads.write(id, changed);
    }
  }

  @PreDestroy
  void stop() throws InterruptedException {
    stopping = true;
    thread.shutdown();
    if (!thread.awaitTermination(LAST_ENTRIES.toMillis(), TimeUnit.MILLISECONDS)) {
      log.warn("An import is still being gone through after {}", LAST_ENTRIES);
    }
  }
}
