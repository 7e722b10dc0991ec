package city.weir.server.subscriptions;

import city.weir.server.paging.PageSize;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

@RestController
@RequestMapping("/api/v1/subscriptions/{id}")
@Tag(name = "subscriptions")
class EventsController {
  private static final int MOST_EVENTS = 50;
  private static final int MOST_SECONDS = 30;

  private final Asking asking;
  private final Pulling pulling;
  private final EventStreams streams;

  EventsController(Asking asking, Pulling pulling, EventStreams streams) {
    this.asking = asking;
    this.pulling = pulling;
    this.streams = streams;
  }

  @GetMapping("/changes")
  @Operation(
      operationId = "pullEvents",
      summary = "拉取事件 / Pull events",
      description =
          "Those that came after the cursor. To ask with nextCursor says that what came with it was"
              + " received; without a cursor it goes on from the last one that was used. A past that"
              + " is not kept any more is answered 410 with the earliest snapshot that is.")
  DeferredResult<ChangesPage> pull(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "10") @Parameter(description = "1 to 50 events") int limit,
      @RequestParam(defaultValue = "0") @Parameter(description = "Seconds to wait, 0 to 30")
          int wait,
      Subject subject,
      Call call,
      HttpServletRequest request)
      throws SQLException {
    PageSize.check(limit, MOST_EVENTS);
    if (wait < 0 || wait > MOST_SECONDS) {
      throw new ProblemException(
          ProblemCode.BAD_QUERY, "wait is %d: write 0 to %d".formatted(wait, MOST_SECONDS));
    }
    return pulling.await(
        asking.ask(id, cursor, "subscription.pull", subject, call, request),
        limit,
        Duration.ofSeconds(wait));
  }

  @GetMapping("/events")
  @Operation(
      operationId = "streamEvents",
      summary = "事件流 / Stream events",
      description =
          "Server-sent events. Reconnect with Last-Event-ID, as browsers do; that says what was"
              + " received. A comment comes every 15 seconds. The stream ends with your token.",
      responses =
          @ApiResponse(
              responseCode = "200",
              content =
                  @Content(mediaType = "text/event-stream", schema = @Schema(type = "string"))))
  void stream(
      @PathVariable String id,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      Subject subject,
      Call call,
      Authentication authentication,
      HttpServletRequest request,
      HttpServletResponse response)
      throws SQLException, IOException {
    String cursor = last == null || last.isBlank() ? null : last;
    streams.open(
        asking.ask(id, cursor, "subscription.stream", subject, call, request),
        ends(authentication),
        request,
        response);
  }

  /** When the token that was called with expires; null when the caller has none, but a session. */
  private static @Nullable Instant ends(Authentication authentication) {
    return authentication instanceof JwtAuthenticationToken token
        ? token.getToken().getExpiresAt()
        : null;
  }
}
