package city.weir.sharing.policy;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Directory.Share;
import city.weir.contract.Grade;
import city.weir.contract.Mask;
import city.weir.contract.Origin.Way;
import city.weir.sharing.filter.Fields;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.filter.FilterParser;
import city.weir.sharing.policy.Decision.Permit;
import city.weir.sharing.policy.Subject.Role;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one authority on what goes out. Whatever is not permitted here is denied.
 *
 * <ul>
 *   <li>A steward sees every dataset, by every way; an owner those its organisation provides.
 *   <li>A dataset that is withheld, or whose contract is not in force, is seen by nobody else.
 *   <li>A way the contract does not share is shared with nobody else.
 *   <li>An agency sees what is shared without condition, and what it has an agreement for.
 *   <li>An analyst sees by SQL whatever is shared by SQL; one that answers for a district sees only
 *       its rows where rows are shared by district.
 *   <li>Everybody sees what is open to society.
 * </ul>
 *
 * <p>Columns graded above the subject's clearance are masked as the contract says; those graded
 * {@code general-4} or above that have no mask do not exist for the subject.
 */
public final class Policy {
  private final AgreementStore agreements;

  public Policy(AgreementStore agreements) {
    this.agreements = agreements;
  }

  /** Whether {@code subject} may have {@code dataset} under these circumstances. */
  public Decision decide(Subject subject, DataContract dataset, Circumstances circumstances) {
    Way way = circumstances.way();
    if (subject.is(Role.STEWARD)) {
      return permit(subject.clearance(), dataset, null, Filter.EVERYTHING, Reasons.STEWARD);
    }
    if (subject.owns(dataset)) {
      return permit(subject.clearance(), dataset, null, Filter.EVERYTHING, Reasons.OWNER);
    }
    if (dataset.status() != DataContract.Status.ACTIVE
        && dataset.status() != DataContract.Status.DEPRECATED) {
      return Reasons.notInForce(dataset);
    }
    Share share = dataset.directory().share();
    if (share.type() == Share.Type.WITHHELD) {
      return Reasons.withheld(dataset);
    }
    if (!share.ways().contains(way)) {
      return Reasons.wayNotShared(share, way);
    }
    if (subject.is(Role.AGENCY)) {
      Decision decision = forAgency(subject, dataset, share, way, circumstances.at());
      if (decision instanceof Permit || !dataset.directory().open()) {
        return decision;
      }
    }
    if (subject.is(Role.ANALYST) && way == Way.SQL) {
      return forAnalyst(subject, dataset, share);
    }
    if (dataset.directory().open()) {
      return withinDistrict(subject, dataset, share, null, Filter.EVERYTHING, Reasons.OPEN);
    }
    return Reasons.notShared(subject, dataset);
  }

  private Decision forAgency(
      Subject subject, DataContract dataset, Share share, Way way, Instant at) {
    if (share.type() == Share.Type.UNCONDITIONAL) {
      return withinDistrict(
          subject, dataset, share, null, Filter.EVERYTHING, Reasons.UNCONDITIONAL);
    }
    List<Agreement> known = agreements.about(dataset.id(), subject.party());
    if (known.isEmpty()) {
      return Reasons.noAgreement(dataset);
    }
    List<Agreement> inForce = known.stream().filter(a -> a.inForce(at)).toList();
    if (inForce.isEmpty()) {
      return Reasons.agreementNotInForce(dataset, known.get(0));
    }
    Optional<Agreement> covering = inForce.stream().filter(a -> a.ways().contains(way)).findFirst();
    if (covering.isEmpty()) {
      return Reasons.wayNotAgreed(inForce.get(0), way);
    }
    Agreement agreement = covering.get();
    Filter rows;
    try {
      rows =
          agreement.rows() == null
              ? Filter.EVERYTHING
              : FilterParser.parse(agreement.rows(), Fields.of(dataset));
    } catch (FilterException e) {
      return Reasons.agreementUnreadable(agreement, e);
    }
    return withinDistrict(subject, dataset, share, agreement, rows, Reasons.agreed(agreement));
  }

  private static Decision forAnalyst(Subject subject, DataContract dataset, Share share) {
    if (subject.district() == null) {
      return permit(subject.clearance(), dataset, null, Filter.EVERYTHING, Reasons.ANALYST);
    }
    return withinDistrict(subject, dataset, share, null, Filter.EVERYTHING, Reasons.ANALYST);
  }

  private static Decision withinDistrict(
      Subject subject,
      DataContract dataset,
      Share share,
      @Nullable Agreement agreement,
      Filter rows,
      Words why) {
    Grade clearance = subject.clearance();
    if (agreement != null && agreement.clearance().compareTo(clearance) > 0) {
      clearance = agreement.clearance();
    }
    if (!share.rowsOfOwnDistrict()) {
      return permit(clearance, dataset, agreement, rows, why);
    }
    Optional<Column> column = dataset.column(Column.Role.DISTRICT);
    if (subject.district() == null || column.isEmpty()) {
      return Reasons.noDistrict();
    }
    Filter own = new Filter.StartsWith(column.get().name(), area(subject.district()));
    return permit(
        clearance, dataset, agreement, Filter.and(own, rows), Reasons.inDistrict(why, subject));
  }

  /** 420106 is itself; 420100 is all of 4201; 420000 is all of 42. */
  private static String area(String district) {
    if (district.endsWith("0000")) {
      return district.substring(0, 2);
    }
    return district.endsWith("00") ? district.substring(0, 4) : district;
  }

  private static Permit permit(
      Grade clearance,
      DataContract dataset,
      @Nullable Agreement agreement,
      Filter rows,
      Words why) {
    Map<String, Mask> masks = new HashMap<>();
    Set<String> hidden = new HashSet<>();
    for (Column column : dataset.columns()) {
      boolean agreed =
          agreement == null
              || agreement.columns().isEmpty()
              || agreement.columns().contains(column.name());
      boolean cleared = column.grade().compareTo(clearance) <= 0;
      if (!agreed) {
        hidden.add(column.name());
      } else if (!cleared && column.mask() != null) {
        masks.put(column.name(), column.mask());
      } else if (!cleared && column.grade().compareTo(Grade.GENERAL_4) >= 0) {
        hidden.add(column.name());
      }
    }
    return new Permit(rows, masks, hidden, why, agreement == null ? null : agreement.id());
  }
}
