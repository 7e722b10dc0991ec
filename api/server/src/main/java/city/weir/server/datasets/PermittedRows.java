package city.weir.server.datasets;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.server.problem.DeniedException;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
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

  /**
   * The page of rows {@code parameters} ask for.
   *
   * @throws DeniedException when the policy does not permit it
   * @throws city.weir.sharing.rows.QueryRefused when a parameter cannot be understood
   */
  public RowPage read(Subject subject, Call call, DataContract dataset, RowParameters parameters) {
    Decision decision = policy.admit(subject, dataset, call.by(Way.QUERY, clock.instant()));
    if (decision instanceof Decision.Deny denial) {
      throw new DeniedException(denial);
    }
    View view = View.of(dataset, (Decision.Permit) decision);
    try {
      return reader.getObject().read(view, parameters);
    } catch (SQLException e) {
      throw new IllegalStateException("Rows of " + dataset.id() + " could not be read", e);
    }
  }
}
