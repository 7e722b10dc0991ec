package city.weir.server.audit;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.Totals;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the auditor filled in on a page; moments are the city's, as {@code 2026-06-01T08:00}.
 *
 * @param outcome {@code PERMIT}, {@code DENY} or nothing
 */
record AuditForm(
    @Nullable String subject,
    @Nullable String party,
    @Nullable String dataset,
    @Nullable String action,
    @Nullable String outcome,
    @Nullable String agreement,
    @Nullable String text,
    @Nullable String from,
    @Nullable String until) {

  AuditQuestion question() {
    return new AuditQuestion(
        subject,
        party,
        dataset,
        action,
        outcome(outcome),
        agreement,
        text,
        moment("from", from),
        moment("until", until));
  }

  private static @Nullable Outcome outcome(@Nullable String name) {
    try {
      return name == null || name.isBlank() ? null : Outcome.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemCode.BAD_QUERY, "outcome is '%s'; choose PERMIT or DENY".formatted(name));
    }
  }

  private static @Nullable Instant moment(String field, @Nullable String text) {
    try {
      return text == null || text.isBlank()
          ? null
          : LocalDateTime.parse(text).toInstant(Totals.CITY);
    } catch (DateTimeException e) {
      throw new ProblemException(
          ProblemCode.BAD_QUERY,
          "%s is '%s'; write a moment such as 2026-06-01T08:00".formatted(field, text));
    }
  }

  /** The page at {@code path} with the same filled in, and perhaps a page token. */
  String at(String path, @Nullable String pageToken) {
    UriComponentsBuilder uri = UriComponentsBuilder.fromPath(path);
    add(uri, "subject", subject);
    add(uri, "party", party);
    add(uri, "dataset", dataset);
    add(uri, "action", action);
    add(uri, "outcome", outcome);
    add(uri, "agreement", agreement);
    add(uri, "text", text);
    add(uri, "from", from);
    add(uri, "until", until);
    add(uri, "pageToken", pageToken);
    return uri.encode().build().toUriString();
  }

  private static void add(UriComponentsBuilder uri, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      uri.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
    }
  }
}
