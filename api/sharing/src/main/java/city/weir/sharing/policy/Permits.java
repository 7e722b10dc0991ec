package city.weir.sharing.policy;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Directory.Share;
import city.weir.contract.Grade;
import city.weir.contract.Mask;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.policy.Decision.Permit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out the bounds of a yes: which rows, and how each column is shown. */
final class Permits {
  private Permits() {}

  /** The rows of the district the subject answers for, where rows are shared by district. */
  static Decision withinDistrict(
      Subject subject,
      DataContract dataset,
      Share share,
      @Nullable Agreement agreement,
      Filter rows,
      Words why,
      @Nullable String purpose) {
    Grade clearance = subject.clearance();
    if (agreement != null && agreement.terms().clearance().compareTo(clearance) > 0) {
      clearance = agreement.terms().clearance();
    }
    if (!share.rowsOfOwnDistrict()) {
      return permit(clearance, dataset, agreement, rows, why, purpose);
    }
    Optional<Column> column = dataset.column(Column.Role.DISTRICT);
    if (subject.district() == null || column.isEmpty()) {
      return Reasons.noDistrict();
    }
    Filter own = new Filter.StartsWith(column.get().name(), area(subject.district()));
    return permit(
        clearance,
        dataset,
        agreement,
        Filter.and(own, rows),
        Reasons.inDistrict(why, subject),
        purpose);
  }

  /** 420106 is itself; 420100 is all of 4201; 420000 is all of 42. */
  private static String area(String district) {
    if (district.endsWith("0000")) {
      return district.substring(0, 2);
    }
    return district.endsWith("00") ? district.substring(0, 4) : district;
  }

  /** These rows, with the columns the subject may not see whole masked or left out. */
  static Permit permit(
      Grade clearance,
      DataContract dataset,
      @Nullable Agreement agreement,
      Filter rows,
      Words why,
      @Nullable String purpose) {
    Map<String, Mask> masks = new HashMap<>();
    Set<String> hidden = new HashSet<>();
    for (Column column : dataset.columns()) {
      boolean agreed = agreement == null || agreement.terms().covers(column.name());
      boolean cleared = column.grade().compareTo(clearance) <= 0;
      Mask mask = mask(column, cleared, agreement);
      boolean withheld = !cleared && column.mask() == null && aboveAll(column);
      if (!agreed || withheld) {
        hidden.add(column.name());
      } else if (mask != null) {
        masks.put(column.name(), mask);
      }
    }
    String ground = agreement == null ? null : agreement.id();
    return new Permit(rows, masks, hidden, clearance, why, ground, purpose);
  }

  private static boolean aboveAll(Column column) {
    return column.grade().compareTo(Grade.GENERAL_4) >= 0;
  }

  /** The contract's for those not cleared, the agreement's for everybody; of both the stricter. */
  private static @Nullable Mask mask(
      Column column, boolean cleared, @Nullable Agreement agreement) {
    Mask contract = cleared ? null : column.mask();
    Mask agreed = agreement == null ? null : agreement.terms().masks().get(column.name());
    if (contract == null || agreed == null) {
      return contract == null ? agreed : contract;
    }
    return Masks.strictest(contract, agreed);
  }
}
