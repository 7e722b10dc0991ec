package city.weir.server.limits;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.Problems;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets so many in at once where an answer costs much, and fewer of one caller: whoever exports all
 * it can must leave threads for those who ask for a row. Runs behind the security filters, so that
 * the caller is known.
 */
@Component
@Order(10)
final class ExpensiveDoors extends OncePerRequestFilter {
  /** What is expensive. */
  enum Door {
    SQL(16, 8),
    EXPORT(8, 4),
    SEARCH(16, 8),
    /** The file is in memory while it arrives. */
    IMPORT(2, 1);

    private static final Set<String> FILES = Set.of("csv", "ndjson", "xlsx", "parquet");

    final int atOnce;
    final int each;

    Door(int atOnce, int each) {
      this.atOnce = atOnce;
      this.each = each;
    }

    boolean is(HttpServletRequest request) {
      String path = request.getRequestURI();
      return switch (this) {
        case SQL -> path.startsWith("/api/v1/sql") && request.getMethod().equals("POST");
        case EXPORT ->
            path.endsWith("/export")
                || path.equals("/api/v1/directory-export")
                || path.endsWith("/marked-copy")
                || (path.endsWith("/rows") && asFile(request));
        case IMPORT ->
            path.equals("/api/v1/directory-imports") && request.getMethod().equals("POST");
        case SEARCH -> path.equals("/api/v1/datasets") && request.getParameter("q") != null;
      };
    }

    private static boolean asFile(HttpServletRequest request) {
      String format = request.getParameter("format");
      String accept = request.getHeader(HttpHeaders.ACCEPT);
      return (format != null && FILES.contains(format.toLowerCase(Locale.ROOT)))
          || (accept != null && FILES.stream().anyMatch(accept::contains))
          || (accept != null && accept.contains("spreadsheetml"));
    }
  }

  private record Caller(Door door, String name) {}

  private final Problems problems;
  private final Map<Door, Semaphore> doors = new EnumMap<>(Door.class);
  private final LoadingCache<Caller, Semaphore> callers =
      Caffeine.newBuilder()
          .expireAfterAccess(Duration.ofHours(1))
          .build(caller -> new Semaphore(caller.door().each));

  ExpensiveDoors(Problems problems) {
    this.problems = problems;
    for (Door door : Door.values()) {
      doors.put(door, new Semaphore(door.atOnce));
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Door> door = Arrays.stream(Door.values()).filter(d -> d.is(request)).findFirst();
    if (door.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    Semaphore own = callers.get(new Caller(door.get(), name(request)));
    if (!own.tryAcquire()) {
      refuse(request, response, ProblemCode.TOO_MANY_REQUESTS, door.get().each);
      return;
    }
    Semaphore all = doors.get(door.get());
    if (all == null || !all.tryAcquire()) {
      own.release();
      refuse(request, response, ProblemCode.UNAVAILABLE, door.get().atOnce);
      return;
    }
    Leaving leaving = new Leaving(own, all);
    try {
      chain.doFilter(request, response);
    } finally {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(leaving);
      } else {
        leaving.leave();
      }
    }
  }

  private static String name(HttpServletRequest request) {
    Principal caller = request.getUserPrincipal();
    return caller == null ? "address:" + request.getRemoteAddr() : caller.getName();
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, ProblemCode code, int most)
      throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    problems.write(
        request,
        response,
        code,
        code == ProblemCode.UNAVAILABLE
            ? "%d such calls are being answered, which is the most at once; try again in a second"
                .formatted(most)
            : "You have %d such calls under way, which is the most at once; wait for one to end"
                .formatted(most));
  }

  /** Gives the places back, once, when the answer is complete. */
  private static final class Leaving implements AsyncListener {
    private final Semaphore own;
    private @Nullable Semaphore all;

    Leaving(Semaphore own, Semaphore all) {
      this.own = own;
      this.all = all;
    }

    synchronized void leave() {
      if (all != null) {
        all.release();
        own.release();
        all = null;
      }
    }

    @Override
    public void onComplete(AsyncEvent event) {
      leave();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      // Completion follows.
    }

    @Override
    public void onError(AsyncEvent event) {
      // Completion follows.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
