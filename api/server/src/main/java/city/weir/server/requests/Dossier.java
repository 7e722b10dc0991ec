package city.weir.server.requests;

import city.weir.server.agreements.AgreementDetail;
import city.weir.sharing.audit.AuditTotal;
import city.weir.sharing.audit.Entry;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one request.
 *
 * @param writtenAt when this was put together
 * @param agreements every version of the agreement it led to, the oldest first
 * @param useByDay who took how much by it, day by day
 * @param lastUses the newest entries of the audit about it, the newest first
 * @param moreUses whether the audit has older ones
 */
record Dossier(
    Instant writtenAt,
    AccessRequestDetail request,
    List<AgreementDetail> agreements,
    List<Use> useByDay,
    List<Extract> lastUses,
    boolean moreUses) {

  /** What one subject did in one way on one day. */
  record Use(Map<String, String> of, long permitted, long denied, long rows) {
    static Use of(AuditTotal total) {
      Map<String, String> of = new TreeMap<>();
      total.of().forEach((facet, value) -> of.put(facet.name().toLowerCase(Locale.ROOT), value));
      return new Use(of, total.permitted(), total.denied(), total.rows());
    }
  }

  /**
   * An entry of the audit log.
   *
   * @param sequence its number in the chain
   * @param hash its hash in the chain, by which it can be found and verified there
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Extract(
      long sequence,
      String hash,
      Instant at,
      String subject,
      String action,
      @Nullable String way,
      String outcome,
      String reason,
      long rows,
      List<String> columns) {
    static Extract of(Entry entry) {
      var event = entry.event();
      return new Extract(
          entry.sequence(),
          entry.hash().toString(),
          event.at(),
          event.who().subject(),
          event.deed().action(),
          event.deed().way(),
          event.outcome().name().toLowerCase(Locale.ROOT),
          event.reason(),
          event.deed().rows(),
          event.deed().columns());
    }
  }
}
