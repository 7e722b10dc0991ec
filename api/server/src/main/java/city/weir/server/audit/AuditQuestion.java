package city.weir.server.audit;

import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.AuditFilter;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What is looked for in the audit, as a caller writes it; an empty field asks for nothing. */
record AuditQuestion(
    @Parameter(description = "id of who asked") @Nullable String subject,
    @Parameter(description = "id of the party on whose behalf") @Nullable String party,
    @Parameter(description = "id of the dataset") @Nullable String dataset,
    @Parameter(description = "the action, or its beginning with a dot: rows.")
        @Nullable String action,
    @Nullable Outcome outcome,
    @Parameter(description = "id of the agreement") @Nullable String agreement,
    @Parameter(description = "occurs in the reason") @Nullable String text,
    @Parameter(description = "at or after this moment (ISO 8601)") @Nullable Instant from,
    @Parameter(description = "before this moment (ISO 8601)") @Nullable Instant until) {

  /**
   * @param within the only datasets whoever asks may see events of, or null for all events
   */
  AuditFilter within(@Nullable Set<String> within) {
    return new AuditFilter(
        within,
        blank(subject),
        blank(party),
        blank(dataset),
        blank(action),
        outcome,
        blank(agreement),
        blank(text),
        from,
        until);
  }

  private static @Nullable String blank(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** What was asked for, in words for the audit itself. */
  @Override
  public String toString() {
    StringJoiner words = new StringJoiner(", ", "asked for ", "");
    words.setEmptyValue("asked for everything");
    add(words, "subject", subject);
    add(words, "party", party);
    add(words, "dataset", dataset);
    add(words, "action", action);
    add(words, "outcome", outcome);
    add(words, "agreement", agreement);
    add(words, "text", text);
    add(words, "from", from);
    add(words, "until", until);
    return words.toString();
  }

  private static void add(StringJoiner words, String name, @Nullable Object value) {
    if (value != null && !value.toString().isBlank()) {
      words.add(name + " " + value);
    }
  }
}
