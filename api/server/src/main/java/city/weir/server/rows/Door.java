package city.weir.server.rows;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.server.audit.Audit;
import city.weir.server.datasets.KnownDatasets;
import city.weir.server.problem.DeniedException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.formats.RowFormat;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.rows.RowHead;
import city.weir.sharing.view.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Component;

/** What every door of rows does: lets in or denies, audits either, and says what goes out. */
@Component
final class Door {
  private final KnownDatasets datasets;
  private final PermittedRows rows;
  private final Audit audit;

  Door(KnownDatasets datasets, PermittedRows rows, Audit audit) {
    this.datasets = datasets;
    this.rows = rows;
    this.audit = audit;
  }

  /** Who calls, and to whom the answer goes. */
  record Caller(
      Subject subject, Call call, HttpServletRequest request, HttpServletResponse response) {}

  /**
   * A caller that was let in.
   *
   * @param deed what it does, on the ground it may
   */
  record Entry(Caller caller, Way way, View view, Deed deed) {
    String why() {
      return view.permit().explanation().en();
    }
  }

  /**
   * Lets a caller in to the dataset {@code id}.
   *
   * @param action what the audit calls it
   * @throws DeniedException when the policy does not permit it, which was audited
   */
  Entry enter(Caller caller, String id, Way way, String action) {
    DataContract dataset = datasets.find(caller.subject(), id);
    Deed deed = Deed.of(action).on(dataset.id()).by(way);
    try {
      View view = rows.admit(caller.subject(), caller.call(), dataset, way);
      Deed grounded = deed.under(view.permit().agreement(), view.permit().purpose());
      return new Entry(caller, way, view, grounded);
    } catch (DeniedException e) {
      audit.denied(caller.request(), caller.subject(), deed, e.denial().reason().en());
      throw e;
    }
  }

  /**
   * Tells in headers of which version the answer is.
   *
   * @return whether the caller has it already: then it was told and audited, and nothing is to be
   *     sent
   */
  boolean known(Entry entry, RowHead head, String version, RowFormat format) {
    Caller caller = entry.caller();
    if (!Conditional.known(version, format, caller.request(), caller.response())) {
      return false;
    }
    gave(entry, 0, head.names(), " (nothing sent: the caller has this answer)");
    return true;
  }

  /**
   * Keeps what goes out, before its first byte: what is not audited does not go out.
   *
   * @param how what is to be said beside the ground, or empty
   */
  void gave(Entry entry, long count, List<String> columns, String how) {
    audit.permitted(
        entry.caller().request(),
        entry.caller().subject(),
        entry.deed().gave(count, columns),
        entry.why() + how);
  }

  /** Keeps that an answer was stopped because its ground had gone. */
  void withdrew(Entry entry, long count, List<String> columns, String reason) {
    audit.denied(
        entry.caller().request(),
        entry.caller().subject(),
        entry.deed().gave(count, columns),
        reason);
  }

  /** What is asked before each piece of a long answer. */
  Standing standing(Entry entry) {
    return new Standing(datasets, rows, entry);
  }
}
