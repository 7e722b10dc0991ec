package city.weir.sharing.policy;

import city.weir.contract.Mask;
import city.weir.sharing.filter.Filter;
import java.util.Map;
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
   * @param agreement id of the agreement it rests on, or null when none was needed
   */
  record Permit(
      Filter rows,
      Map<String, Mask> masks,
      Set<String> hidden,
      Words explanation,
      @Nullable String agreement)
      implements Decision {
    public Permit {
      masks = Map.copyOf(masks);
      hidden = Set.copyOf(hidden);
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
      /** What the agreement says cannot be applied to the dataset as it is now. */
      AGREEMENT_UNREADABLE
    }
  }
}
