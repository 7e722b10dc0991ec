package city.weir.server.subscriptions;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.security.KnownSubjects;
import city.weir.server.subscriptions.Asking.Asked;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The connections that are kept open for events. They end before the server stops taking requests,
 * or it would wait for them.
 */
@Component
class EventStreams implements SmartLifecycle {
  static final int MOST_OF_A_PARTY = 8;
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Asking asking;
  private final Wakes wakes;
  private final KnownSubjects subjects;
  private final ObjectProvider<ExecutorService> threads;
  private final int most;
  private final Clock clock;
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  EventStreams(
      Asking asking,
      Wakes wakes,
      KnownSubjects subjects,
      @Qualifier("streamThreads") ObjectProvider<ExecutorService> threads,
      SubscriptionSettings settings,
      Clock clock) {
    this.asking = asking;
    this.wakes = wakes;
    this.subjects = subjects;
    this.threads = threads;
    this.most = settings.mostStreams();
    this.clock = clock;
  }

  /**
   * Answers with a stream.
   *
   * @param expires when the caller's token does, or null when it has none
   */
  void open(
      Asked asked,
      @Nullable Instant expires,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String party = asked.subscription().party();
    long ofParty = open.stream().filter(s -> s.party().equals(party)).count();
    if (open.size() >= most || ofParty >= MOST_OF_A_PARTY) {
      throw new ProblemException(
          ProblemCode.TOO_MANY_REQUESTS,
          "So many streams are open already (yours: %d of %d). Close one, or pull"
              .formatted(ofParty, MOST_OF_A_PARTY));
    }
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    // Proxies would hold events back until they have many.
    response.setHeader("X-Accel-Buffering", "no");
    Instant longest = clock.instant().plus(LONGEST);
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    EventStream stream =
        new EventStream(
            asking,
            asked,
            caller(Objects.requireNonNull(asked.reader().caller())),
            new EventStream.Connection(async, response.getOutputStream()),
            expires == null || expires.isAfter(longest) ? longest : expires,
            clock,
            threads.getObject(),
            open::remove);
    open.add(stream);
    async.addListener(stream);
    response.getOutputStream().setWriteListener(stream);
  }

  /** The caller as it is now: one that is shut out meanwhile is told nothing more. */
  private Supplier<Optional<Subject>> caller(Subject subject) {
    return subjects.find(subject.id()).isPresent()
        ? () -> subjects.find(subject.id())
        : () -> Optional.of(subject);
  }

  private void wake() {
    open.forEach(EventStream::wake);
  }

  @Override
  public void start() {
    running = true;
    wakes.add(this::wake);
  }

  @Override
  public void stop() {
    running = false;
    open.forEach(EventStream::leave);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
