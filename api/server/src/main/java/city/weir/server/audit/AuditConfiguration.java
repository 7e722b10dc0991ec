package city.weir.server.audit;

import city.weir.lake.Lake;
import city.weir.server.settings.Home;
import city.weir.server.settings.OwnerOnly;
import city.weir.sharing.audit.chain.Positions;
import city.weir.sharing.audit.chain.SealKeys;
import city.weir.sharing.audit.ledger.LakeAuditLog;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
  @Bean
  SealKeys sealKeys(Home home, AuditSettings settings, Clock clock) {
    return new SealKeyFiles(home.keys(), settings.keyLife(), clock);
  }

  /** Opened at the start: what cannot be audited must not be answered. */
  @Bean(destroyMethod = "close")
  LakeAuditLog auditLog(
      Lake lake, Home home, Positions positions, SealKeys keys, AuditSettings settings, Clock clock)
      throws IOException {
    OwnerOnly.folder(home.audit());
    return LakeAuditLog.open(
        lake, home.auditJournal(), positions, keys, clock, settings.acceptBreak());
  }

  @Bean(destroyMethod = "close")
  AuditRounds auditRounds(LakeAuditLog log, AuditSettings settings, Clock clock) {
    return new AuditRounds(log, settings, clock);
  }
}
