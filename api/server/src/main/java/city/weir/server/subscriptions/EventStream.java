package city.weir.server.subscriptions;

import city.weir.server.subscriptions.Asking.Asked;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.subscription.Position;
import city.weir.sharing.subscription.feed.Next;
import city.weir.sharing.subscription.feed.Reader;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection down which events are sent. The next event is read when the one before has been
 * taken by the network: a slow reader holds one event in memory, and no thread.
 */
final class EventStream implements WriteListener, AsyncListener {
  private static final Logger log = LoggerFactory.getLogger(EventStream.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Asking asking;
  private final Asked asked;
  private final Supplier<Optional<Subject>> caller;
  private final Connection connection;
  private final Instant ends;
  private final Clock clock;
  private final Executor threads;
  private final Consumer<EventStream> whenEnded;
  private final AtomicBoolean waking = new AtomicBoolean();
  private Position position;
  private Instant spoken;
  private boolean unflushed = true;
  private boolean leaving;
  private boolean ended;

  /** What events are written to. */
  record Connection(AsyncContext async, ServletOutputStream out) {}

  /**
   * @param caller whoever listens, as it is now; empty when it may not any more
   * @param ends when the stream does, at the latest
   */
  EventStream(
      Asking asking,
      Asked asked,
      Supplier<Optional<Subject>> caller,
      Connection connection,
      Instant ends,
      Clock clock,
      Executor threads,
      Consumer<EventStream> whenEnded) {
    this.asking = asking;
    this.asked = asked;
    this.caller = caller;
    this.connection = connection;
    this.ends = ends;
    this.clock = clock;
    this.threads = threads;
    this.whenEnded = whenEnded;
    this.position = asked.position();
    this.spoken = clock.instant();
  }

  String party() {
    return asked.subscription().party();
  }

  /** Looks for something to send; called often, and returns at once. */
  void wake() {
    if (waking.compareAndSet(false, true)) {
      try {
        threads.execute(this::pump);
      } catch (RejectedExecutionException e) {
        log.debug("The server stops: the stream is read on from its cursor later", e);
      }
    }
  }

  /** Ends the stream in good order. */
  void leave() {
    synchronized (this) {
      leaving = true;
    }
    pump();
    end();
  }

  @Override
  public void onWritePossible() {
    wake();
  }

  private synchronized void pump() {
    waking.set(false);
    try {
      while (!ended && connection.out().isReady()) {
        if (unflushed) {
          connection.out().flush();
          unflushed = false;
          continue;
        }
        byte[] next = leaving ? null : next();
        if (next != null) {
          connection.out().write(next);
          spoken = clock.instant();
          unflushed = true;
        } else if (leaving) {
          end();
        } else {
          return;
        }
      }
    } catch (IOException e) {
      log.debug("The listener to {} is gone", asked.subscription().id(), e);
      end();
    } catch (SQLException | RuntimeException e) {
      log.error("The stream of {} is ended; it may be opened again", asked.subscription().id(), e);
      end();
    }
  }

  /** What to send now, null when there is nothing. */
  private byte @Nullable [] next() throws SQLException {
    Instant now = clock.instant();
    if (!now.isBefore(ends)) {
      return last("the token has expired; come back with another and Last-Event-ID");
    }
    boolean beat = !now.isBefore(spoken.plus(HEARTBEAT));
    if (!beat && asking.idle(asked.subscription(), position)) {
      return null;
    }
    Optional<Subject> listener = caller.get();
    if (listener.isEmpty()) {
      return last("the caller is not known any more");
    }
    Reader reader = asked.reader();
    Next next =
        asking.next(
            asked.subscription(),
            position,
            new Reader(reader.action(), listener.get(), reader.call(), reader.peer()));
    if (next instanceof Next.Told told) {
      position = told.after();
      return frame(
          asking.cursor(asked.subscription(), position),
          told.event().type(),
          new String(told.event().json(), StandardCharsets.UTF_8));
    }
    if (next instanceof Next.Refused refused) {
      return last(refused.reason());
    }
    if (next instanceof Next.Lost lost) {
      return last(lost.reason());
    }
    position = ((Next.Nothing) next).at();
    return beat ? ":\n\n".getBytes(StandardCharsets.UTF_8) : null;
  }

  /** The last thing that is said. */
  private byte[] last(String reason) {
    leaving = true;
    return ("event: end\ndata: " + reason.replaceAll("\\s+", " ") + "\n\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] frame(String id, String type, String data) {
    return "id: %s\nevent: %s\ndata: %s\n\n"
        .formatted(id, type, data)
        .getBytes(StandardCharsets.UTF_8);
  }

  private synchronized void end() {
    if (!ended) {
      ended = true;
      whenEnded.accept(this);
      try {
        connection.async().complete();
      } catch (IllegalStateException e) {
        log.debug("The container has ended it already", e);
      }
    }
  }

  @Override
  public void onError(Throwable cause) {
    log.debug("The listener to {} is gone", asked.subscription().id(), cause);
    end();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    end();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end();
  }

  @Override
  public void onError(AsyncEvent event) {
    end();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
