package city.weir.sharing.audit;

import city.weir.sharing.audit.AuditEvent.Outcome;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events are looked for; a null asks for nothing.
 *
 * @param within only events about these datasets
 * @param dataset id of one dataset
 * @param action the whole action, or with a dot at its end all that begin with it: {@code rows.}
 * @param text occurs in the reason, whatever the case of its letters
 * @param from at or after it
 * @param until before it
 */
public record AuditFilter(
    @Nullable Set<String> within,
    @Nullable String subject,
    @Nullable String party,
    @Nullable String dataset,
    @Nullable String action,
    @Nullable Outcome outcome,
    @Nullable String agreement,
    @Nullable String text,
    @Nullable Instant from,
    @Nullable Instant until) {
  public static final AuditFilter ALL =
      new AuditFilter(null, null, null, null, null, null, null, null, null, null);

  public AuditFilter {
    within = within == null ? null : Set.copyOf(within);
  }

  /** Only events about these datasets. */
  public AuditFilter of(Set<String> datasets) {
    return new AuditFilter(
        datasets, subject, party, dataset, action, outcome, agreement, text, from, until);
  }

  public AuditFilter bySubject(String id) {
    return new AuditFilter(
        within, id, party, dataset, action, outcome, agreement, text, from, until);
  }

  public AuditFilter onDataset(String id) {
    return new AuditFilter(
        within, subject, party, id, action, outcome, agreement, text, from, until);
  }

  public AuditFilter ending(Outcome how) {
    return new AuditFilter(
        within, subject, party, dataset, action, how, agreement, text, from, until);
  }

  public AuditFilter between(@Nullable Instant start, @Nullable Instant end) {
    return new AuditFilter(
        within, subject, party, dataset, action, outcome, agreement, text, start, end);
  }

  /** Whether {@code event} is looked for. */
  public boolean matches(AuditEvent event) {
    Who who = event.who();
    Deed deed = event.deed();
    return (within == null || (deed.dataset() != null && within.contains(deed.dataset())))
        && fits(subject, who.subject())
        && fits(party, who.party())
        && fits(dataset, deed.dataset())
        && (action == null
            || action.equals(deed.action())
            || (action.endsWith(".") && deed.action().startsWith(action)))
        && (outcome == null || outcome == event.outcome())
        && fits(agreement, deed.agreement())
        && (text == null
            || event.reason().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
        && (from == null || !event.at().isBefore(from))
        && (until == null || event.at().isBefore(until));
  }

  private static boolean fits(@Nullable String wanted, @Nullable String is) {
    return wanted == null || wanted.equals(is);
  }
}
