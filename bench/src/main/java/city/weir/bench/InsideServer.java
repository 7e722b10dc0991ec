package city.weir.bench;

import city.weir.contract.DataContract;
import city.weir.contract.Grade;
import city.weir.contract.Origin.Way;
import city.weir.server.Server;
import city.weir.server.contracts.Contracts;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.policy.Circumstances;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Terms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What {@link PolicyDecision} measures, run on the class path of the server. */
final class InsideServer {
  private static final int AGREEMENTS = 10_000;
  private static final int DECISIONS = 200_000;
  private static final int LOOKUPS = 20_000;
  private static final int REVOCATIONS = 20;
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

  private final AgreementStore store;
  private final Policy policy;
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final DataContract dataset;
  private final Random random = new Random(1);

  private InsideServer(ConfigurableApplicationContext context) {
    this.store = context.getBean(AgreementStore.class);
    this.policy = context.getBean(Policy.class);
    this.jdbc = context.getBean(JdbcClient.class);
    this.transactions = context.getBean(TransactionOperations.class);
    this.dataset = context.getBean(Contracts.class).byId("wuhan.gas.gas-reading").orElseThrow();
  }

  /** Writes p99 of decisions, p99 of lookups by SQL, and a line of what else was seen. */
  public static void main(String[] arguments) throws Exception {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Server.class)
            .run(
                "--weir.home=" + arguments[0],
                "--server.port=0",
                "--weir.mqtt.port=0",
                "--weir.worker.enabled=false")) {
      InsideServer inside = new InsideServer(context);
      inside.agree();
      double[] decisions = inside.time(DECISIONS, inside::decide);
      double[] lookups = inside.time(LOOKUPS, inside::lookUp);
      double[] here = inside.revocations(true);
      double[] elsewhere = inside.revocations(false);
      String more =
          String.format(
              Locale.ROOT,
              "p50: ours=%.4f peer=%.4f ms; longest of %d revocations to their effect: %.1f ms in"
                  + " the same process, %.1f ms from another",
              decisions[decisions.length / 2],
              lookups[lookups.length / 2],
              REVOCATIONS,
              here[REVOCATIONS - 1],
              elsewhere[REVOCATIONS - 1]);
      Files.write(
          Path.of(arguments[1]),
          List.of(
              Double.toString(decisions[decisions.length * 99 / 100]),
              Double.toString(lookups[lookups.length * 99 / 100]),
              more));
    }
  }

  private void agree() {
    for (int i = 0; i < AGREEMENTS; i++) {
      Terms terms =
          Terms.of(Set.of(Way.QUERY, Way.SQL), FROM)
              .ofRows("co > 0.%03d and site like '%%站%%'".formatted(i % 1000))
              .ofColumns(Set.of("device", "observed_at", "district_code", "site", "co"))
              .cleared(Grade.GENERAL_2);
      expect(
          store.add(
              new Agreement(
                  "agr-%05d".formatted(i),
                  1,
                  FROM,
                  dataset.id(),
                  dataset.provider().code(),
                  "party-" + i,
                  "emergency-response",
                  "处置",
                  "《突发事件应对法》",
                  terms,
                  Agreement.State.ACTIVE,
                  null,
                  "bench",
                  null)),
          "an agreement was not added");
    }
    jdbc.sql("create index bench_sides on agreement_version (dataset, recipient)").update();
  }

  private Decision decide(int party) {
    Subject subject =
        new Subject(
            "s-" + party,
            "s",
            "party-" + party,
            null,
            Set.of(Subject.Role.AGENCY),
            "420103",
            Grade.GENERAL_1);
    return policy.decide(subject, dataset, Circumstances.of(Way.QUERY, Instant.now()));
  }

  private void decide() {
    expect(
        decide(random.nextInt(AGREEMENTS)) instanceof Decision.Permit, "a decision was no permit");
  }

  private void lookUp() {
    expect(
        jdbc.sql("select * from agreement_version where dataset = ? and recipient = ?")
                .param(dataset.id())
                .param("party-" + random.nextInt(AGREEMENTS))
                .query()
                .listOfRows()
                .size()
            == 1,
        "an agreement was not found");
  }

  private double[] time(int count, Runnable each) {
    for (int i = 0; i < count / 2; i++) {
      each.run();
    }
    double[] millis = new double[count];
    for (int i = 0; i < count; i++) {
      long began = System.nanoTime();
      each.run();
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }

  /** From the commit of a revocation to the first decision that denies. */
  private double[] revocations(boolean here) {
    double[] millis = new double[REVOCATIONS];
    for (int i = 0; i < REVOCATIONS; i++) {
      int party = i + (here ? 0 : REVOCATIONS);
      String id = "agr-%05d".formatted(party);
      expect(decide(party) instanceof Decision.Permit, "it was revoked before");
      if (here) {
        Agreement agreement = store.find(id).orElseThrow();
        expect(store.add(agreement.revoked(Instant.now(), "bench", null)), "it was not revoked");
      } else {
        transactions.executeWithoutResult(status -> asAnotherProcess(id));
      }
      long committed = System.nanoTime();
      while (decide(party) instanceof Decision.Permit) {
        Thread.onSpinWait();
      }
      millis[i] = (System.nanoTime() - committed) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }

  /** What a second server writes when it revokes. */
  private void asAnotherProcess(String id) {
    jdbc.sql("update agreement_revision set revision = revision + 1 where id = 1").update();
    jdbc.sql(
            """
            insert into agreement_version (agreement, version, since, dataset, provider,
              recipient, purpose, use_text, ground, terms, state, made_by, revision)
            select v.agreement, 2, v.since, v.dataset, v.provider, v.recipient, v.purpose,
              v.use_text, v.ground, v.terms, 'REVOKED', 'bench', r.revision
            from agreement_version v, agreement_revision r where v.agreement = ? and v.version = 1""")
        .param(id)
        .update();
  }

  private static void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException("Cannot be measured: " + otherwise);
    }
  }
}
