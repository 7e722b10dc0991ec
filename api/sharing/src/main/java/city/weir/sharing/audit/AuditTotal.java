package city.weir.sharing.audit;

import java.time.Instant;
import java.util.Map;

/**
 * How often, and how much, within one group of events.
 *
 * @param of what the group has in common; a facet its events do not have is left out
 * @param permitted events that were permitted
 * @param denied events that were denied
 * @param rows rows that went out, where the number is known
 * @param first the oldest event of the group
 * @param last the newest
 */
public record AuditTotal(
    Map<Facet, String> of, long permitted, long denied, long rows, Instant first, Instant last) {
  public AuditTotal {
    of = Map.copyOf(of);
  }

  /** What events can be grouped by. */
  public enum Facet {
    SUBJECT,
    PARTY,
    DATASET,
    ACTION,
    AGREEMENT,
    /** The day in the city's time, as {@code 2026-06-01}. */
    DAY;

    /** What {@code event} has of it, an empty text for nothing. */
    public String of(AuditEvent event, java.time.ZoneOffset city) {
      String value =
          switch (this) {
            case SUBJECT -> event.who().subject();
            case PARTY -> event.who().party();
            case DATASET -> event.deed().dataset();
            case ACTION -> event.deed().action();
            case AGREEMENT -> event.deed().agreement();
            case DAY -> event.at().atOffset(city).toLocalDate().toString();
          };
      return value == null ? "" : value;
    }
  }

  /** Both together: two parts of one group. */
  public AuditTotal and(AuditTotal other) {
    return new AuditTotal(
        of,
        permitted + other.permitted,
        denied + other.denied,
        rows + other.rows,
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last);
  }
}
