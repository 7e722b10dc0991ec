package city.weir.server.rows;

import city.weir.contract.DataContract;
import city.weir.server.datasets.KnownDatasets;
import city.weir.server.problem.ProblemException;
import java.io.IOException;

/**
 * What a caller was permitted when a long answer began. Whoever sends it asks, before each piece
 * that leaves, whether it still stands: a grant that ends takes effect on the next row, not on the
 * next request.
 */
record Standing(KnownDatasets datasets, PermittedRows rows, Door.Entry entry) {

  /** The permission an answer began with has ended or changed; the rest must not go out. */
  static final class Withdrawn extends IOException {
    private static final long serialVersionUID = 1L;

    Withdrawn(String reason) {
      super(reason);
    }
  }

  /**
   * Asks the policy again, about the contract as it is now.
   *
   * @throws Withdrawn when the answer is not the one the rows were read under
   */
  void check() throws Withdrawn {
    Door.Caller caller = entry.caller();
    String id = entry.view().dataset().id();
    DataContract now;
    try {
      now = datasets.find(caller.subject(), id);
    } catch (ProblemException e) {
      throw new Withdrawn(String.valueOf(e.getMessage()));
    }
    if (!rows.stands(caller.subject(), caller.call(), now, entry.way(), entry.view())) {
      throw new Withdrawn(
          "What you may see of %s has ended or changed while it was sent; ask again".formatted(id));
    }
  }
}
