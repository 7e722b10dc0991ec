package city.weir.server.audit;

import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Entry;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event in its place in the audit.
 *
 * @param rows how many rows went out; absent when that is not known or means nothing
 * @param hash in hex, over the event, its number and the hash of the one before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditEntryDetail(
    long sequence,
    Instant at,
    String subject,
    String party,
    @Nullable String peer,
    String action,
    @Nullable String dataset,
    @Nullable String way,
    AuditEvent.Outcome outcome,
    String reason,
    @Nullable String agreement,
    @Nullable String purpose,
    @Nullable Long rows,
    List<String> columns,
    String correlation,
    String hash) {

  static AuditEntryDetail of(Entry entry) {
    AuditEvent event = entry.event();
    Deed deed = event.deed();
    return new AuditEntryDetail(
        entry.sequence(),
        event.at(),
        event.who().subject(),
        event.who().party(),
        event.who().peer(),
        deed.action(),
        deed.dataset(),
        deed.way(),
        event.outcome(),
        event.reason(),
        deed.agreement(),
        deed.purpose(),
        deed.rows() == Deed.UNKNOWN ? null : deed.rows(),
        deed.columns(),
        event.correlation(),
        entry.hash().toString());
  }
}
