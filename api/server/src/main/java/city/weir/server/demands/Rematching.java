package city.weir.server.demands;

import city.weir.catalog.Entry;
import city.weir.catalog.demand.Demands;
import city.weir.catalog.draft.Drafts;
import city.weir.catalog.draft.Guide;
import city.weir.server.contracts.ContractsChanged;
import city.weir.server.directory.EntriesChanged;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds entries against the open demands when they have come into force, changed or been withdrawn
 * since they last were; also what happened while the server was down. Others are not looked at.
 */
@Component
class Rematching {
  private final Demands demands;
  private final EntriesInForce entries;
  private final JdbcClient jdbc;
  private final Drafts drafts = new Drafts(Guide.published());

  Rematching(Demands demands, EntriesInForce entries, JdbcClient jdbc) {
    this.demands = demands;
    this.entries = entries;
    this.jdbc = jdbc;
  }

  /**
   * Does what has not been done yet. Should the process die in between, it is done again, which
   * changes nothing.
   */
  @EventListener({ApplicationReadyEvent.class, ContractsChanged.class, EntriesChanged.class})
  synchronized void catchUp() {
    Map<String, String> held = held();
    for (Entry entry : entries.all()) {
      String digest = digest(entry);
      String before = held.remove(entry.id());
      if (!digest.equals(before)) {
        demands.published(entry);
        remember(entry.id(), digest, before != null);
      }
    }
    for (String gone : held.keySet()) {
      demands.withdrawn(gone);
      jdbc.sql("delete from demand_matched_entry where entry = :entry")
          .param("entry", gone)
          .update();
    }
  }

  private Map<String, String> held() {
    Map<String, String> held = new HashMap<>();
    jdbc.sql("select entry, digest from demand_matched_entry")
        .query(
            row -> {
              held.put(row.getString("entry"), row.getString("digest"));
            });
    return held;
  }

  private void remember(String entry, String digest, boolean known) {
    jdbc.sql(
            known
                ? "update demand_matched_entry set digest = :digest where entry = :entry"
                : "insert into demand_matched_entry (entry, digest) values (:entry, :digest)")
        .param("entry", entry)
        .param("digest", digest)
        .update();
  }

  /** Of the draft: its values stand in one order in every process. */
  private String digest(Entry entry) {
    try {
      byte[] text = drafts.draft(entry).toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
