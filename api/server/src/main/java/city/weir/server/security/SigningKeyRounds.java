package city.weir.server.security;

import city.weir.server.credentials.CredentialSettings;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Who;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every ten minutes whether the key that signs tokens has had its time. */
@Component
class SigningKeyRounds {
  private static final Logger log = LoggerFactory.getLogger(SigningKeyRounds.class);

  private final SigningKeys keys;
  private final CredentialSettings settings;
  private final AuditLog audit;
  private final Clock clock;

  SigningKeyRounds(SigningKeys keys, CredentialSettings settings, AuditLog audit, Clock clock) {
    this.keys = keys;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  @Scheduled(initialDelay = 10, fixedDelay = 600, timeUnit = TimeUnit.SECONDS)
  void look() {
    try {
      if (keys.keepUp(settings.signingKeyLife())) {
        audit.append(
            new AuditEvent(
                clock.instant(),
                Who.itself("weir"),
                Deed.of("signing-key.rotate"),
                Outcome.PERMIT,
                "the key before was " + settings.signingKeyLife().toDays() + " days old",
                ""));
      }
    } catch (IOException e) {
      log.error("The keys that sign tokens cannot be kept up; it is tried again", e);
    }
  }
}
