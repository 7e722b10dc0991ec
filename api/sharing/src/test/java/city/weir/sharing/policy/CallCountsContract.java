package city.weir.sharing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every count of calls does. */
public abstract class CallCountsContract {
  private static final LocalDate DAY = LocalDate.of(2026, 6, 15);

  /** A count of no calls. */
  protected abstract CallCounts counts();

  @Test
  void countsUpToTheMost() {
    CallCounts counts = counts();
    assertThat(counts.made("a-1", DAY)).isZero();
    assertThat(counts.take("a-1", DAY, 2)).isTrue();
    assertThat(counts.take("a-1", DAY, 2)).isTrue();
    assertThat(counts.take("a-1", DAY, 2)).isFalse();
    assertThat(counts.made("a-1", DAY)).isEqualTo(2);
  }

  @Test
  void countsEachDayAndEachAgreementForItself() {
    CallCounts counts = counts();
    assertThat(counts.take("a-1", DAY, 1)).isTrue();
    assertThat(counts.take("a-1", DAY.plusDays(1), 1)).isTrue();
    assertThat(counts.take("a-2", DAY, 1)).isTrue();
    assertThat(counts.take("a-1", DAY, 1)).isFalse();
  }

  @Test
  void givesNoCallTwiceToCallersAtOnce() throws Exception {
    CallCounts counts = counts();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> call = () -> counts.take("a-1", DAY, 7);
      int taken = 0;
      for (Future<Boolean> each :
          threads.invokeAll(IntStream.range(0, 20).mapToObj(i -> call).toList())) {
        taken += each.get() ? 1 : 0;
      }
      assertThat(taken).isEqualTo(7);
    } finally {
      threads.shutdownNow();
    }
  }
}
