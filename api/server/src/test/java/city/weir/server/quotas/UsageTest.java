package city.weir.server.quotas;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.database.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is counted of parties, on both databases. */
class UsageTest {
  private static final QuotaSettings NONE =
      new QuotaSettings(
          ZoneId.of("Asia/Shanghai"),
          new QuotaSettings.Allowance(null, null, null, null, null, null),
          Map.of());

  private static Usage usage(JdbcClient jdbc, String now) {
    return new Usage(new UsageStore(jdbc), NONE, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
  }

  @ParameterizedTest
  @EnumSource
  void addsUpWhatTwoServersCount(TestDatabase database) {
    JdbcClient jdbc = database.fresh();
    Usage one = usage(jdbc, "2026-06-01T08:00:00Z");
    Usage two = usage(jdbc, "2026-06-01T08:00:00Z");
    one.add("agency", new Taken(1, 10, 100));
    two.add("agency", new Taken(2, 20, 200));
    one.write();
    two.write();
    assertThat(two.of("agency", Period.DAY)).isEqualTo(new Taken(3, 30, 300));
    one.add("agency", new Taken(1, 0, 0));
    one.write();
    assertThat(one.of("agency", Period.MONTH)).isEqualTo(new Taken(4, 30, 300));
    assertThat(one.of("other", Period.DAY)).isEqualTo(Taken.NOTHING);
  }

  @ParameterizedTest
  @EnumSource
  void beginsADayAtTheCitysMidnightAndKeepsTheMonth(TestDatabase database) {
    JdbcClient jdbc = database.fresh();
    Usage evening = usage(jdbc, "2026-06-01T15:59:59Z");
    evening.add("agency", new Taken(1, 1, 1));
    evening.write();
    Usage morning = usage(jdbc, "2026-06-01T16:00:00Z");
    assertThat(morning.of("agency", Period.DAY)).isEqualTo(Taken.NOTHING);
    assertThat(morning.of("agency", Period.MONTH)).isEqualTo(new Taken(1, 1, 1));
  }

  @ParameterizedTest
  @EnumSource
  void losesNoCountWhileItIsWritten(TestDatabase database) throws Exception {
    JdbcClient jdbc = database.fresh();
    Usage usage = usage(jdbc, "2026-06-01T08:00:00Z");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Void> counting =
          () -> {
            for (int i = 0; i < 500; i++) {
              usage.add("agency", new Taken(1, 2, 3));
              if (i % 100 == 0) {
                usage.write();
              }
            }
            return null;
          };
      List<Callable<Void>> four = IntStream.range(0, 4).mapToObj(i -> counting).toList();
      for (Future<Void> each : threads.invokeAll(four)) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
    usage.destroy();
    assertThat(usage(jdbc, "2026-06-01T08:00:00Z").of("agency", Period.DAY))
        .isEqualTo(new Taken(2_000, 4_000, 6_000));
  }
}
