package city.weir.server.demands;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Names demands, so that later ones sort after earlier ones and none can be guessed. */
@Component
final class DemandIds {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

  private final SecureRandom random = new SecureRandom();

  String next(Instant now) {
    return "dem-%s-%08x".formatted(MOMENT.format(now), random.nextInt());
  }
}
