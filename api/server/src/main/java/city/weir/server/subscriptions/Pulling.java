package city.weir.server.subscriptions;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.subscriptions.Asking.Asked;
import city.weir.sharing.subscription.Position;
import city.weir.sharing.subscription.feed.Next;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/** Reads events page by page, and waits for them where that is asked for. */
@Component
class Pulling {
  private static final int MOST_BYTES = 2 * 1024 * 1024;
  private static final int MOST_WAITING = 200;

  private final Asking asking;
  private final Wakes wakes;
  private final ObjectProvider<ExecutorService> threads;
  private final AtomicInteger waiting = new AtomicInteger();

  Pulling(
      Asking asking,
      Wakes wakes,
      @org.springframework.beans.factory.annotation.Qualifier("streamThreads")
          ObjectProvider<ExecutorService> threads) {
    this.asking = asking;
    this.wakes = wakes;
    this.threads = threads;
  }

  /** The events there are, at most {@code limit}. */
  ChangesPage read(Asked asked, int limit) throws SQLException {
    List<ChangesPage.Told> items = new ArrayList<>();
    Position position = asked.position();
    int bytes = 0;
    while (items.size() < limit && bytes < MOST_BYTES) {
      Next next = asking.next(asked.subscription(), position, asked.reader());
      if (next instanceof Next.Refused refused) {
        throw new ProblemException(ProblemCode.NOT_PERMITTED, refused.reason());
      }
      if (next instanceof Next.Lost lost) {
        throw new ProblemException(ProblemCode.NO_LONGER_KEPT, lost.reason());
      }
      if (next instanceof Next.Nothing nothing) {
        return page(asked, items, nothing.at(), false);
      }
      Next.Told told = (Next.Told) next;
      byte[] json = told.event().json();
      items.add(new ChangesPage.Told(new String(json, StandardCharsets.UTF_8)));
      bytes += json.length;
      position = told.after();
    }
    return page(asked, items, position, !asking.idle(asked.subscription(), position));
  }

  private ChangesPage page(
      Asked asked, List<ChangesPage.Told> items, Position position, boolean more) {
    return new ChangesPage(items, asking.cursor(asked.subscription(), position), more);
  }

  /** The events there are, or those that come first within {@code patience}. */
  DeferredResult<ChangesPage> await(Asked asked, int limit, Duration patience) throws SQLException {
    DeferredResult<ChangesPage> result = new DeferredResult<>(patience.toMillis());
    ChangesPage now = read(asked, limit);
    if (!now.items().isEmpty() || patience.isZero()) {
      result.setResult(now);
      return result;
    }
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      throw new ProblemException(
          ProblemCode.UNAVAILABLE, "Too many wait at the moment; ask without wait");
    }
    AtomicBoolean reading = new AtomicBoolean();
    Runnable look =
        () -> {
          if (!asking.idle(asked.subscription(), asked.position())
              && reading.compareAndSet(false, true)) {
            threads.getObject().execute(() -> answer(asked, limit, result, reading));
          }
        };
    result.onTimeout(() -> result.setResult(now));
    result.onCompletion(
        () -> {
          wakes.remove(look);
          waiting.decrementAndGet();
        });
    wakes.add(look);
    return result;
  }

  private void answer(
      Asked asked, int limit, DeferredResult<ChangesPage> result, AtomicBoolean reading) {
    try {
      if (result.isSetOrExpired()) {
        return;
      }
      ChangesPage page = read(asked, limit);
      if (!page.items().isEmpty()) {
        result.setResult(page);
      }
    } catch (SQLException | RuntimeException e) {
      result.setErrorResult(e);
    } finally {
      reading.set(false);
    }
  }
}
