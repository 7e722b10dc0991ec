package city.weir.server.quotas;

import city.weir.server.limits.MeteredResponse;
import city.weir.server.limits.RowsGiven;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.Problems;
import city.weir.server.quotas.Quotas.Quota;
import city.weir.server.security.Subjects;
import city.weir.server.settings.Settings;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts every call against the quotas of its party, and refuses it once one of them is used up. A
 * call begun within the quotas is answered to its end, however much that is. Runs behind the
 * security filters, so that the party is known.
 */
@Component
@Order(5)
final class QuotaFilter extends OncePerRequestFilter {
  private final Quotas quotas;
  private final Usage usage;
  private final Subjects subjects;
  private final Problems problems;
  private final Duration patience;
  private final Clock clock;

  QuotaFilter(
      Quotas quotas,
      Usage usage,
      Subjects subjects,
      Problems problems,
      Settings settings,
      Clock clock) {
    this.quotas = quotas;
    this.usage = usage;
    this.subjects = subjects;
    this.problems = problems;
    this.patience = settings.limits().answerTime();
    this.clock = clock;
  }

  /** The platform's own workers are not counted. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !(path.startsWith("/api/") || path.startsWith("/iceberg/"))
        || request.isUserInRole("WORKER");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String party = subjects.of(SecurityContextHolder.getContext().getAuthentication()).party();
    List<Quota> all = quotas.of(party);
    tell(response, all);
    for (Quota quota : all) {
      if (quota.left() == 0) {
        refuse(request, response, party, quota);
        return;
      }
    }
    MeteredResponse metered = new MeteredResponse(response, clock, end(request));
    Runnable count = () -> usage.add(party, new Taken(1, RowsGiven.to(request), metered.bytes()));
    try {
      chain.doFilter(request, metered);
      metered.finish();
    } finally {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(new AtTheEnd(count));
      } else {
        count.run();
      }
    }
  }

  /** Streams of events have no end. */
  private @Nullable Instant end(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE)
        ? null
        : clock.instant().plus(patience);
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, String party, Quota quota)
      throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait(quota)));
    problems.write(
        request,
        response,
        ProblemCode.QUOTA_USED_UP,
        "%s has taken its %s, %d; it begins anew at %s. GET /api/v1/usage shows all; the operator can raise it"
            .formatted(party, quota.name(), quota.limit(), quota.next()));
  }

  /** As the IETF's draft on rate limit headers has them: the policies, and what is left of each. */
  private void tell(HttpServletResponse response, List<Quota> all) {
    if (all.isEmpty()) {
      return;
    }
    List<Quota> nearest = all.stream().sorted(Comparator.comparingLong(Quota::left)).toList();
    response.setHeader(
        "RateLimit-Policy",
        nearest.stream()
            .map(q -> "\"%s\";q=%d;w=%d".formatted(q.name(), q.limit(), seconds(q.period())))
            .collect(Collectors.joining(", ")));
    response.setHeader(
        "RateLimit",
        nearest.stream()
            .map(q -> "\"%s\";r=%d;t=%d".formatted(q.name(), q.left(), wait(q)))
            .collect(Collectors.joining(", ")));
  }

  private static long seconds(Period period) {
    return Duration.ofDays(period == Period.DAY ? 1 : 30).toSeconds();
  }

  private long wait(Quota quota) {
    return Math.max(1, Duration.between(clock.instant(), quota.next()).toSeconds());
  }

  /** Counts an answer that goes on after its thread has left. */
  private record AtTheEnd(Runnable count) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      count.run();
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
