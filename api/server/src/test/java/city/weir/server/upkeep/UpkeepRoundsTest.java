package city.weir.server.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.sharing.subscription.Channel;
import city.weir.sharing.subscription.InMemorySubscriptions;
import city.weir.sharing.subscription.Position;
import city.weir.sharing.subscription.Progress;
import city.weir.sharing.subscription.Secrets;
import city.weir.sharing.subscription.Standing;
import city.weir.sharing.subscription.Standing.State;
import city.weir.sharing.subscription.Subscription;
import city.weir.sharing.subscription.Watch;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpkeepRoundsTest {
  private static final Instant NOW = Instant.parse("2026-06-15T00:00:00Z");

  private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
  private final HandTimer timer = new HandTimer();
  private final List<Set<Long>> rounds = new ArrayList<>();

  /** Runs what is scheduled when the test says so. */
  private static final class HandTimer extends ScheduledThreadPoolExecutor {
    @Nullable Runnable task;
    long firstMillis;
    long pauseMillis;

    HandTimer() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
        Runnable command, long initialDelay, long delay, TimeUnit unit) {
      task = command;
      firstMillis = unit.toMillis(initialDelay);
      pauseMillis = unit.toMillis(delay);
      // Parked where it never comes due within the test.
      return super.scheduleWithFixedDelay(command, 1, 1, TimeUnit.DAYS);
    }

    void tick() {
      assertThat(task).as("what was scheduled").isNotNull();
      task.run();
    }
  }

  private UpkeepRounds rounds(Consumer<Set<Long>> upkeep) {
    return new UpkeepRounds(
        upkeep,
        subscriptions,
        new UpkeepSettings(Duration.ofMinutes(5)),
        timer,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private void subscribe(String id, State state, long snapshot, Instant since) {
    subscriptions.add(
        new Subscription(
            id,
            "jianghan-emergency",
            "jianghan-emergency",
            "wuhan.gas.gas-reading",
            new Watch.Rows(null),
            new Channel.Webhook(
                URI.create("https://203.0.113.5/hook"),
                new Secrets("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", null, null)),
            new Standing(state, null, since),
            since),
        Progress.from(Position.after(snapshot), since));
  }

  @Test
  void beginsSomeTimeAfterTheStartAndPausesBetweenRounds() {
    try (UpkeepRounds upkeep = rounds(rounds::add)) {
      assertThat(timer.task).as("before the server is ready").isNull();
      upkeep.begin();
      assertThat(timer.firstMillis).isEqualTo(300_000);
      assertThat(timer.pauseMillis).isEqualTo(300_000);
      assertThat(rounds).isEmpty();
      timer.tick();
      timer.tick();
      assertThat(rounds).hasSize(2);
    }
  }

  @Test
  void keepsWhatSubscribersHaveStillToGet() {
    subscribe("a", State.ACTIVE, 11, NOW.minus(Duration.ofDays(90)));
    subscribe("b", State.PAUSED, 12, NOW.minus(Duration.ofDays(6)));
    subscribe("c", State.DISABLED, 13, NOW.minus(Duration.ofDays(8)));
    try (UpkeepRounds upkeep = rounds(rounds::add)) {
      upkeep.begin();
      timer.tick();
    }
    assertThat(rounds).containsExactly(Set.of(11L, 12L));
  }

  @Test
  void goesOnAfterARoundThatFailed() {
    AtomicInteger begun = new AtomicInteger();
    try (UpkeepRounds upkeep =
        rounds(
            readers -> {
              if (begun.incrementAndGet() == 1) {
                throw new IllegalStateException("the database is away");
              }
              rounds.add(readers);
            })) {
      upkeep.begin();
      timer.tick();
      timer.tick();
    }
    assertThat(rounds).hasSize(1);
  }

  @Test
  void neverBeginsARoundBeforeTheLastOneHasEnded() throws Exception {
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch several = new CountDownLatch(3);
    UpkeepRounds upkeep =
        new UpkeepRounds(
            readers -> {
              most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
              Thread.yield();
              atOnce.decrementAndGet();
              several.countDown();
            },
            subscriptions,
            new UpkeepSettings(Duration.ofMillis(1)),
            Executors.newSingleThreadScheduledExecutor(),
            Clock.fixed(NOW, ZoneOffset.UTC));
    try (upkeep) {
      upkeep.begin();
      assertThat(several.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(most.get()).isEqualTo(1);
  }

  @Test
  void refusesATimeThatIsNone() {
    assertThatThrownBy(() -> new UpkeepSettings(Duration.ZERO))
        .hasMessageContaining("weir.upkeep.every");
  }
}
