package city.weir.server.audit;

import city.weir.server.settings.Home;
import city.weir.sharing.audit.chain.KeyRing;
import city.weir.sharing.audit.verify.Finding;
import city.weir.sharing.audit.verify.Report;
import city.weir.sharing.audit.verify.Span;
import city.weir.sharing.audit.verify.Verification;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;

/**
 * {@code weir audit verify} and {@code weir audit keys}: without a server, and reading only.
 *
 * <p>Ends with 0 when all is as it was written, with 1 when a link is broken, with 2 when it cannot
 * be told.
 */
public final class AuditCommand {
  private static final int INTACT = 0;
  private static final int BROKEN = 1;
  private static final int FAILED = 2;
  private static final Duration BETWEEN_TELLING = Duration.ofSeconds(2);
  private static final String USAGE =
      """
      weir audit verify [--from X] [--until X] [--keys FILE]
        X is the number of an entry, or a moment such as 2026-06-01T00:00:00Z
        FILE has the public keys to trust, as 'weir audit keys' printed them earlier
      weir audit keys
        prints the public keys, for whoever verifies elsewhere""";

  private final Clock clock;
  private final PrintStream out;
  private final PrintStream err;

  AuditCommand(Clock clock, PrintStream out, PrintStream err) {
    this.clock = clock;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] args) {
    // What Iceberg has to say while it reads is for a server's log.
    LoggingSystem.get(AuditCommand.class.getClassLoader()).beforeInitialize();
    System.exit(new AuditCommand(Clock.systemUTC(), System.out, System.err).run(args));
  }

  /** Returns how it ended. */
  int run(String... args) {
    Deque<String> words = new ArrayDeque<>(List.of(args));
    String command = words.isEmpty() ? "" : words.remove();
    String home = ".weir";
    String from = null;
    String until = null;
    String keys = null;
    try {
      while (!words.isEmpty()) {
        String option = words.remove();
        String value = words.isEmpty() ? null : words.remove();
        if (value == null) {
          return usage(option + " needs a value");
        }
        switch (option) {
          case "--home" -> home = value;
          case "--from" -> from = value;
          case "--until" -> until = value;
          case "--keys" -> keys = value;
          default -> {
            return usage("unknown option " + option);
          }
        }
      }
      Home where = new Home(Path.of(home));
      return switch (command) {
        case "verify" ->
            verify(where, Span.parse(from, until), keys == null ? null : Path.of(keys));
        case "keys" -> keys(where);
        default -> usage("unknown command '%s'".formatted(command));
      };
    } catch (IOException | RuntimeException e) {
      err.println("weir audit: " + e.getMessage());
      return FAILED;
    }
  }

  private int usage(String why) {
    err.println("weir audit: " + why);
    err.println(USAGE);
    return FAILED;
  }

  private int keys(Home home) throws IOException {
    KeyRing ring = SealKeyFiles.read(home.keys());
    if (ring.keys().isEmpty()) {
      err.println("weir audit: no key was made yet; the first seal makes one");
      return FAILED;
    }
    ring.keys().forEach(out::println);
    return INTACT;
  }

  private int verify(Home home, Span span, @Nullable Path keys) throws IOException {
    Instant began = clock.instant();
    Report report =
        new Verification(new AuditFiles(home).stored(keys), new Telling(began)).run(span);
    double seconds = Math.max(0.001, Duration.between(began, clock.instant()).toMillis() / 1000.0);
    report.notes().forEach(note -> out.println("note: " + note));
    if (report.broken().isEmpty()) {
      out.printf(
          Locale.ROOT,
          "intact: %,d entries, from %,d to %,d, sealed up to %,d (%.1f s, %,.0f a second)%n",
          report.intact(),
          report.first(),
          report.head().sequence(),
          report.sealed(),
          seconds,
          report.intact() / seconds);
      out.println("head:   " + report.head().hash());
      return INTACT;
    }
    Finding finding = report.broken().get();
    out.printf(
        Locale.ROOT,
        "BROKEN at entry %d: %s%n",
        finding.sequence(),
        finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    out.println("  what: " + finding.detail());
    if (finding.at() != null) {
      out.println("  time: " + finding.at());
    }
    if (!finding.file().isEmpty()) {
      out.println("  file: " + finding.file());
    }
    out.printf(
        Locale.ROOT,
        "  the %,d entries before it, from %,d, are as they were written%n",
        report.intact(),
        report.first());
    return BROKEN;
  }

  /** Says every so often how far it came. */
  private final class Telling implements LongConsumer {
    private Instant told;

    Telling(Instant began) {
      this.told = began;
    }

    @Override
    public void accept(long sequence) {
      Instant now = clock.instant();
      if (told.plus(BETWEEN_TELLING).isBefore(now)) {
        told = now;
        err.printf(Locale.ROOT, "  verified up to %,d%n", sequence);
      }
    }
  }
}
