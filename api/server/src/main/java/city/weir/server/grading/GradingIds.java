package city.weir.server.grading;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Names things so that later ones sort after earlier ones and none can be guessed. */
@Component
final class GradingIds {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

  private final SecureRandom random = new SecureRandom();
  private final AtomicInteger made = new AtomicInteger();

  /** Many are made in one millisecond: those of one process are counted. */
  String next(String kind, Instant now) {
    return "%s-%s-%04d-%08x"
        .formatted(
            kind, MOMENT.format(now), made.getAndUpdate(n -> (n + 1) % 10_000), random.nextInt());
  }
}
