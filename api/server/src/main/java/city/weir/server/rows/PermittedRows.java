package city.weir.server.rows;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.server.problem.DeniedException;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Circumstances;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.rows.PlannedRows;
import city.weir.sharing.rows.RowPage;
import city.weir.sharing.rows.RowParameters;
import city.weir.sharing.rows.RowReader;
import city.weir.sharing.view.View;
import java.sql.SQLException;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads rows as the policy permits them to a subject. Whoever calls keeps the audit. */
@Component
public final class PermittedRows {
  private final Policy policy;
  private final ObjectProvider<RowReader> reader;
  private final Clock clock;

  PermittedRows(Policy policy, ObjectProvider<RowReader> reader, Clock clock) {
    this.policy = policy;
    this.reader = reader;
    this.clock = clock;
  }

  /** What {@code subject} would be answered by {@code way}, without being let in. */
  Decision foresee(Subject subject, Call call, DataContract dataset, Way way) {
    return policy.decide(subject, dataset, call.by(way, clock.instant()));
  }

  /**
   * Lets {@code subject} in by {@code way}, and tells what it may see there.
   *
   * @throws DeniedException when the policy does not permit it
   */
  View admit(Subject subject, Call call, DataContract dataset, Way way) {
    Decision decision = policy.admit(subject, dataset, call.by(way, clock.instant()));
    if (decision instanceof Decision.Deny denial) {
      throw new DeniedException(denial);
    }
    return View.of(dataset, (Decision.Permit) decision);
  }

  /** Whether the permit of {@code view} stands unchanged, the contract being {@code now}. */
  boolean stands(Subject subject, Call call, DataContract now, Way way, View view) {
    Circumstances began = call.by(way, clock.instant());
    return policy.stillPermits(subject, now, began, view.permit(), clock.instant())
        && View.of(now, view.permit()).columns().equals(view.columns());
  }

  /**
   * Plans what {@code parameters} ask for.
   *
   * @throws city.weir.sharing.rows.QueryRefused when a parameter cannot be understood
   */
  PlannedRows plan(View view, RowParameters parameters) {
    return reader.getObject().plan(view, parameters);
  }

  /**
   * The page of rows {@code parameters} ask for.
   *
   * @throws DeniedException when the policy does not permit it
   * @throws city.weir.sharing.rows.QueryRefused when a parameter cannot be understood
   */
  public RowPage read(Subject subject, Call call, DataContract dataset, RowParameters parameters) {
    View view = admit(subject, call, dataset, Way.QUERY);
    try {
      return plan(view, parameters).read(null);
    } catch (SQLException e) {
      throw unreadable(dataset, e);
    }
  }

  static IllegalStateException unreadable(DataContract dataset, SQLException e) {
    return new IllegalStateException("Rows of " + dataset.id() + " could not be read", e);
  }
}
