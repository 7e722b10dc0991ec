package city.weir.sharing.subscription;

import city.weir.lake.sql.Changes;
import city.weir.lake.sql.SqlSession;
import city.weir.sharing.view.SecuredRelations;

/**
 * Where deliveries read rows from.
 *
 * @param rowsOfPart the most rows one delivery carries; changing it while parts of a snapshot are
 *     still to be delivered changes what these parts hold
 */
public record Reading(Changes changes, SecuredRelations relations, SqlSession sql, int rowsOfPart) {
  public static final int USUAL_ROWS = 500;

  public Reading {
    if (rowsOfPart < 1) {
      throw new IllegalArgumentException("A delivery carries at least one row, not " + rowsOfPart);
    }
  }
}
