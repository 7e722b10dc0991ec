package city.weir.sharing.policy;

import city.weir.contract.Column;
import city.weir.contract.Grade;
import city.weir.contract.Mask;
import city.weir.sharing.filter.Filter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answer of the policy. */
public sealed interface Decision {

  /**
   * Yes, within these bounds.
   *
   * @param rows which rows; holds for values as they are stored, before masking
   * @param masks how columns are shown, by column name
   * @param hidden columns that do not exist for the subject
   * @param clearance the grade up to which columns are shown without the contract's mask
   * @param agreement id of the agreement it rests on, or null when none was needed
   * @param purpose code of what the data is for: as the caller declared or as was agreed; null when
   *     neither says
   */
  record Permit(
      Filter rows,
      Map<String, Mask> masks,
      Set<String> hidden,
      Grade clearance,
      Words explanation,
      @Nullable String agreement,
      @Nullable String purpose)
      implements Decision {
    public Permit {
      masks = Map.copyOf(masks);
      hidden = Set.copyOf(hidden);
    }

    /** Whether it leaves out no row and no column and masks none: then whole files may go out. */
    public boolean whole() {
      return rows.equals(Filter.EVERYTHING) && masks.isEmpty() && hidden.isEmpty();
    }

    /** Why {@code column} is not shown whole; empty when it is. For whoever this permit is for. */
    public Optional<Words> why(Column column) {
      return ColumnReasons.of(this, column);
    }
  }

  /** No, and what would change that. */
  record Deny(Code code, Words reason, Words remedy) implements Decision {

    /** Why, for programs. */
    public enum Code {
      /** Nothing gives this subject any right to the dataset. */
      NOT_SHARED,
      /** The law or the provider withholds the dataset. */
      WITHHELD,
      /** The dataset is shared under a condition, and the subject has no agreement for it. */
      NO_AGREEMENT,
      /** There is an agreement, but it is not in force now. */
      AGREEMENT_NOT_IN_FORCE,
      /** The dataset is shared, but not by this way. */
      WAY_NOT_SHARED,
      /** Rows are shared by district, and the subject answers for none. */
      NO_DISTRICT,
      /** The contract is not in force. */
      NOT_IN_FORCE,
      /** The agreement is for another purpose. */
      PURPOSE_NOT_AGREED,
      /** The agreement does not let data go to this network. */
      NETWORK_NOT_AGREED,
      /** The agreement does not hold at this hour. */
      OUT_OF_HOURS,
      /** The calls of this day that the agreement allows have been made. */
      QUOTA_SPENT,
      /** What the agreement says cannot be applied to the dataset as it is now. */
      AGREEMENT_UNREADABLE
    }
  }
}
