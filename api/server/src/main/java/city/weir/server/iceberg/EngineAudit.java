package city.weir.server.iceberg;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.contract.TableName;
import city.weir.server.audit.Audit;
import city.weir.server.contracts.Contracts;
import city.weir.server.security.Credentials;
import city.weir.server.security.Subjects;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.apache.iceberg.catalog.TableIdentifier;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Keeps in the audit which tables engines read and change; who is not let in at all, the door
 * keeps. Engines load a table again and again: the same read within some minutes is one event, and
 * so is the same change by the worker, whose runs are kept besides.
 */
@Component
final class EngineAudit {
  private static final Duration SAME = Duration.ofMinutes(10);
  private static final int LONGEST_NAME = 200;

  private final Audit audit;
  private final Contracts contracts;
  private final Subjects subjects;
  private final HttpServletRequest request;
  private final Cache<Call, Boolean> recent =
      Caffeine.newBuilder().expireAfterWrite(SAME).maximumSize(10_000).build();

  /**
   * @param request stands for the one that is being answered
   */
  EngineAudit(Audit audit, Contracts contracts, Subjects subjects, HttpServletRequest request) {
    this.audit = audit;
    this.contracts = contracts;
    this.subjects = subjects;
    this.request = request;
  }

  private record Call(String subject, String action, TableIdentifier table) {}

  /** {@code table} is about to be read; when that cannot be kept, it is not. */
  void read(TableIdentifier table) {
    keep("iceberg.read", table, true);
  }

  /**
   * {@code table} is about to be changed.
   *
   * @param action such as {@code iceberg.commit}
   */
  void change(String action, TableIdentifier table) {
    keep(action, table, false);
  }

  private void keep(String action, TableIdentifier table, boolean often) {
    Subject subject = subjects.of((Authentication) request.getUserPrincipal());
    Call call = new Call(subject.id(), action, table);
    boolean once = often || subject.id().equals(Credentials.WORKER);
    if (once && recent.getIfPresent(call) != null) {
      return;
    }
    audit.permitted(
        request, subject, Deed.of(action).on(dataset(table)).by(Way.ICEBERG), table.toString());
    if (once) {
      recent.put(call, true);
    }
  }

  /** Id of the contract of {@code table}; its name when it has none. */
  private String dataset(TableIdentifier table) {
    String name = table.toString();
    if (table.namespace().length() == 1 && name.matches("[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*")) {
      return contracts.byTable(TableName.parse(name)).map(DataContract::id).orElse(name);
    }
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }
}
