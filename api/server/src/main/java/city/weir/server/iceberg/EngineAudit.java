package city.weir.server.iceberg;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.contract.TableName;
import city.weir.server.audit.Audit;
import city.weir.server.contracts.Contracts;
import city.weir.server.security.Credentials;
import city.weir.server.security.EngineTokens;
import city.weir.server.security.Subjects;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Decision.Permit;
import city.weir.sharing.policy.Subject;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Keeps in the audit which tables engines read and change; who is not let in at all, the door
 * keeps. Engines load a table again and again: the same read within some minutes is one event, and
 * so is the same change by the worker, whose runs are kept besides. An engine that serves somebody
 * says whom.
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

  /** An engine or a steward is about to read {@code table}; when that cannot be kept, it is not. */
  void read(TableIdentifier table) {
    keep("iceberg.read", table, true);
  }

  /** A partner is about to be given the files of {@code dataset}: each time is kept. */
  void granted(TableIdentifier table, DataContract dataset, Permit permit) {
    List<String> columns = dataset.columns().stream().map(Column::name).toList();
    audit.permitted(
        request,
        caller(),
        deed("iceberg.read", table)
            .under(permit.agreement(), permit.purpose())
            .gave(Deed.UNKNOWN, columns),
        permit.explanation().en());
  }

  /** The caller was not given {@code table}. */
  void refused(TableIdentifier table, String why) {
    audit.denied(request, caller(), deed("iceberg.read", table), why);
  }

  /**
   * {@code table} is about to be changed.
   *
   * @param action such as {@code iceberg.commit}
   */
  void change(String action, TableIdentifier table) {
    keep(action, table, caller().id().equals(Credentials.WORKER));
  }

  /** A namespace is about to be changed. */
  void change(String action, Namespace namespace) {
    audit.permitted(request, caller(), Deed.of(action).by(Way.ICEBERG), namespace.toString());
  }

  private void keep(String action, TableIdentifier table, boolean once) {
    Authentication authentication = (Authentication) request.getUserPrincipal();
    Subject subject = caller();
    Optional<String> served = EngineTokens.served(authentication);
    Call call = new Call(served.orElse(subject.id()), action, table);
    if (once && recent.getIfPresent(call) != null) {
      return;
    }
    String reason = table + served.map(user -> ", for " + user).orElse("");
    audit.permitted(request, subject, deed(action, table), reason);
    if (once) {
      recent.put(call, true);
    }
  }

  private Subject caller() {
    return subjects.of((Authentication) request.getUserPrincipal());
  }

  private Deed deed(String action, TableIdentifier table) {
    return Deed.of(action).on(dataset(table)).by(Way.ICEBERG);
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
