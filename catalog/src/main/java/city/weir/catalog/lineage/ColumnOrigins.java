package city.weir.catalog.lineage;

import city.weir.contract.TableName;
import city.weir.contract.derivation.Derivation;
import java.util.Optional;

/** What columns derive from, as the promotions that ran told it. */
public interface ColumnOrigins {
  /**
   * What {@code table} was computed from when it last changed; empty before its first promotion.
   */
  Optional<Derivation> of(TableName table);
}
