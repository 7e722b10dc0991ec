package city.weir.server.requests;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.request.Wish;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What the page of a request sends, as it stands in its fields; empty texts for what is not filled
 * in.
 *
 * @param until the last day, as ISO day
 */
record RequestForm(
    String purpose,
    String use,
    String ground,
    Set<String> ways,
    Set<String> columns,
    String rows,
    String until,
    String callsPerDay,
    String clearance) {

  /** Where the machine's findings can stand; what is about another field stands above them all. */
  static final List<String> FIELDS =
      List.of(
          "purpose",
          "use",
          "ground",
          "ways",
          "columns",
          "rows",
          "until",
          "callsPerDay",
          "clearance");

  /** An empty form, as far as it is not known already what for. */
  static RequestForm begun(String purpose, String use, String ground) {
    return new RequestForm(purpose, use, ground, Set.of(), Set.of(), "", "", "", "general-1");
  }

  static RequestForm of(MultiValueMap<String, String> sent) {
    return new RequestForm(
        text(sent, "purpose"),
        text(sent, "use"),
        text(sent, "ground"),
        all(sent, "ways"),
        all(sent, "columns"),
        text(sent, "rows"),
        text(sent, "until"),
        text(sent, "callsPerDay"),
        text(sent, "clearance"));
  }

  static RequestForm of(Wish wish, ZoneId zone) {
    Instant until = wish.until();
    Integer calls = wish.callsPerDay();
    return new RequestForm(
        wish.purpose(),
        wish.use(),
        Objects.requireNonNullElse(wish.ground(), ""),
        wish.ways(),
        wish.columns(),
        Objects.requireNonNullElse(wish.rows(), ""),
        until == null ? "" : until.minusNanos(1).atZone(zone).toLocalDate().toString(),
        calls == null ? "" : calls.toString(),
        Objects.requireNonNullElse(wish.clearance(), "general-1"));
  }

  /**
   * What is wished for.
   *
   * @param zone in which days are meant
   */
  Wish wish(ZoneId zone) {
    return new Wish(
        purpose,
        use,
        written(ground),
        ways,
        columns,
        written(rows),
        Map.of(),
        null,
        end(zone),
        Set.of(),
        null,
        calls(),
        written(clearance));
  }

  /** The end of the last day. */
  @Nullable Instant end(ZoneId zone) {
    try {
      return until.isBlank()
          ? null
          : LocalDate.parse(until).plusDays(1).atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      throw unreadable("until", until, "a day such as 2026-12-31", e);
    }
  }

  @Nullable Integer calls() {
    try {
      return callsPerDay.isBlank() ? null : Integer.valueOf(callsPerDay.strip());
    } catch (NumberFormatException e) {
      throw unreadable("callsPerDay", callsPerDay, "a number such as 1000", e);
    }
  }

  static @Nullable String written(String text) {
    return text.isBlank() ? null : text.strip();
  }

  private static ProblemException unreadable(
      String field, String value, String write, RuntimeException cause) {
    ProblemException problem =
        new ProblemException(
            ProblemCode.BAD_REQUEST, "%s: '%s' is not %s".formatted(field, value, write));
    problem.initCause(cause);
    return problem;
  }

  private static String text(MultiValueMap<String, String> sent, String name) {
    return Objects.requireNonNullElse(sent.getFirst(name), "").strip();
  }

  private static Set<String> all(MultiValueMap<String, String> sent, String name) {
    return new LinkedHashSet<>(sent.getOrDefault(name, List.of()));
  }
}
