package city.weir.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.lake.Lake;
import city.weir.sharing.audit.AuditFilter;
import city.weir.sharing.audit.AuditPage;
import city.weir.sharing.audit.Entry;
import city.weir.sharing.audit.ledger.LakeAuditLog;
import city.weir.sharing.audit.verify.Report;
import city.weir.sharing.audit.verify.Span;
import city.weir.sharing.audit.verify.Stored;
import city.weir.sharing.audit.verify.Verification;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit of a process that is killed while many write to it and it is being drained. */
class KillTest {
  private static final int ROUNDS = 3;
  private static final int BEFORE_THE_KILL = 400;

  @TempDir Path home;

  @Test
  void keepsEveryEventItAcknowledgedOnceAndInOneChain() throws Exception {
    List<String> acknowledged = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      acknowledged.addAll(writeAndKill("round" + round));
    }

    KilledWriter after = new KilledWriter(home);
    try (Lake lake = after.lake();
        LakeAuditLog log = after.log()) {
      log.drain();
      List<String> kept = kept(log);
      assertThat(kept).doesNotHaveDuplicates();
      assertThat(kept).containsAll(acknowledged);
      Report report =
          new Verification(
                  new Stored(
                      log.events(),
                      log.seals(),
                      after.journal(),
                      after.keys().ring(),
                      after.positions().read()),
                  number -> {})
              .run(Span.ALL);
      assertThat(report.broken()).isEmpty();
      assertThat(report.intact()).isGreaterThanOrEqualTo(acknowledged.size());
    }
  }

  /** What was acknowledged before the process was killed. */
  private List<String> writeAndKill(String name) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledWriter.class.getName(),
                home.toString(),
                name)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out = process.inputReader()) {
      String line;
      while ((line = out.readLine()) != null) {
        // What the logger says goes there too.
        if (line.startsWith(name)) {
          lines.add(line);
        }
        if (lines.size() == BEFORE_THE_KILL) {
          // Not by the process itself, which would close the stream before all was read.
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL);
    return lines;
  }

  private static List<String> kept(LakeAuditLog log) {
    List<String> kept = new ArrayList<>();
    Long before = null;
    do {
      AuditPage page = log.search(AuditFilter.ALL, before, AuditPage.MOST);
      page.entries().stream()
          .map(Entry::event)
          .filter(event -> event.deed().action().equals("try"))
          .forEach(event -> kept.add(event.correlation()));
      before = page.before();
    } while (before != null);
    return kept;
  }
}
