package city.weir.server.sharing;

import city.weir.lake.Lake;
import city.weir.server.settings.CityTime;
import city.weir.server.settings.Home;
import city.weir.sharing.latest.Heads;
import city.weir.sharing.latest.LatestRows;
import city.weir.sharing.masking.Masking;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.policy.CallCounts;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.rows.PageTokens;
import city.weir.sharing.rows.RowReader;
import city.weir.sharing.subscription.feed.Cursors;
import city.weir.sharing.view.SecuredRelations;
import java.io.IOException;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Lazily, so that the embedded SQL engine is loaded by the first query and not by the start. */
@Configuration(proxyBeanMethods = false)
class SharingConfiguration {
  private static final Duration QUERY_LIMIT = Duration.ofSeconds(20);

  @Bean
  Policy policy(AgreementStore agreements, CallCounts counts, CityTime time) {
    return new Policy(agreements, counts, time.zone());
  }

  @Bean
  @Lazy
  Masking masking(Home home) throws IOException {
    return new Masking(new InstallationSecrets(home).get("masking"));
  }

  @Bean
  @Lazy
  SecuredRelations securedRelations(Lake lake, Masking masking) {
    return new SecuredRelations(lake.relations(), masking);
  }

  @Bean
  @Lazy
  RowReader rowReader(Lake lake, SecuredRelations relations, Home home) throws IOException {
    PageTokens tokens = new PageTokens(new InstallationSecrets(home).get("page-tokens"));
    return new RowReader(relations, lake.sql(), tokens, QUERY_LIMIT);
  }

  @Bean
  @Lazy
  Cursors cursors(Home home) throws IOException {
    return new Cursors(new InstallationSecrets(home).get("cursors"));
  }

  @Bean
  @Lazy
  LatestRows latestRows(Lake lake, SecuredRelations relations) {
    Heads heads = new Heads(lake.changes(), System::nanoTime);
    lake.onCommit(heads);
    return new LatestRows(relations, lake.changes(), lake.sql(), heads, QUERY_LIMIT);
  }
}
