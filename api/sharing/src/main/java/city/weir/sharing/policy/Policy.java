package city.weir.sharing.policy;

import city.weir.contract.DataContract;
import city.weir.contract.Directory.Share;
import city.weir.contract.Origin.Way;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.policy.Decision.Permit;
import city.weir.sharing.policy.Subject.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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
  private final Bounds bounds;
  private final Conditions conditions = new Conditions();

  /**
   * @param zone in which agreements mean their hours and days
   */
  public Policy(AgreementStore agreements, CallCounts counts, ZoneId zone) {
    this.agreements = agreements;
    this.bounds = new Bounds(counts, zone);
  }

  /**
   * Decides as {@link #decide} does, and where it permits by an agreement that allows so many calls
   * a day counts one. To be asked once by every door, before data goes out.
   */
  public Decision admit(Subject subject, DataContract dataset, Circumstances circumstances) {
    Decision decision = decide(subject, dataset, circumstances);
    if (decision instanceof Permit permit && permit.agreement() != null) {
      Optional<Agreement> agreement = agreements.find(permit.agreement());
      if (agreement.isPresent() && !bounds.take(agreement.get(), circumstances)) {
        return BoundReasons.quotaSpent(agreement.get());
      }
    }
    return decision;
  }

  /**
   * Whether what was permitted still is, unchanged. For whatever goes on for longer than a moment:
   * to be asked again before every further chunk of rows, at least once a second. Costs
   * microseconds, and counts no call.
   *
   * @param at the moment of the next chunk
   */
  public boolean stillPermits(
      Subject subject, DataContract dataset, Circumstances began, Permit permit, Instant at) {
    Circumstances now = new Circumstances(began.way(), at, began.network(), began.purpose());
    return decide(subject, dataset, now, true) instanceof Permit again && again.equals(permit);
  }

  /**
   * Decides as {@link #decide} does, for a call that was admitted already: being the last of its
   * day does not stop it. For engines that ask again, in parts, about what they were admitted to.
   */
  public Decision underWay(Subject subject, DataContract dataset, Circumstances circumstances) {
    return decide(subject, dataset, circumstances, true);
  }

  /**
   * What {@code subject} would be permitted if {@code proposed} were in force and nothing else
   * opened the dataset to it: what a provider looks at before it agrees.
   */
  public Decision foresee(Subject subject, DataContract dataset, Agreement proposed) {
    return byAgreement(subject, dataset, dataset.directory().share(), proposed, null);
  }

  /** Whether {@code subject} may have {@code dataset} under these circumstances. */
  public Decision decide(Subject subject, DataContract dataset, Circumstances circumstances) {
    return decide(subject, dataset, circumstances, false);
  }

  /**
   * @param underWay whether the call was counted already: then it is not stopped for being the last
   *     of its day
   */
  private Decision decide(
      Subject subject, DataContract dataset, Circumstances call, boolean underWay) {
    Way way = call.way();
    String purpose = call.purpose();
    if (subject.is(Role.STEWARD)) {
      return Permits.permit(
          subject.clearance(), dataset, null, Filter.EVERYTHING, Reasons.STEWARD, purpose);
    }
    if (subject.owns(dataset)) {
      return Permits.permit(
          subject.clearance(), dataset, null, Filter.EVERYTHING, Reasons.OWNER, purpose);
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
      Decision decision = forAgency(subject, dataset, share, call, underWay);
      if (decision instanceof Permit || !dataset.directory().open()) {
        return decision;
      }
    }
    if (subject.is(Role.ANALYST) && way == Way.SQL) {
      return forAnalyst(subject, dataset, share, purpose);
    }
    if (dataset.directory().open()) {
      return Permits.withinDistrict(
          subject, dataset, share, null, Filter.EVERYTHING, Reasons.OPEN, purpose);
    }
    return Reasons.notShared(subject, dataset);
  }

  private Decision forAgency(
      Subject subject, DataContract dataset, Share share, Circumstances call, boolean underWay) {
    List<Agreement> known = agreements.about(dataset.id(), subject.party());
    if (share.type() == Share.Type.UNCONDITIONAL) {
      return unconditionally(subject, dataset, share, call, known, underWay);
    }
    if (known.isEmpty()) {
      return Reasons.noAgreement(dataset);
    }
    Bounds.Answer answer = bounds.judge(dataset, known, call, underWay);
    return answer.agreements().isEmpty()
        ? answer.denied().get(0)
        : byAgreement(subject, dataset, share, answer.agreements().get(0), call.purpose());
  }

  /** An agreement matters there only where it shows more than anybody may see. */
  private Decision unconditionally(
      Subject subject,
      DataContract dataset,
      Share share,
      Circumstances call,
      List<Agreement> known,
      boolean underWay) {
    List<Agreement> wider =
        known.stream()
            .filter(a -> a.terms().clearance().compareTo(subject.clearance()) > 0)
            .toList();
    if (!wider.isEmpty()) {
      Bounds.Answer answer = bounds.judge(dataset, wider, call, underWay);
      if (!answer.agreements().isEmpty()) {
        return byAgreement(subject, dataset, share, answer.agreements().get(0), call.purpose());
      }
    }
    return Permits.withinDistrict(
        subject, dataset, share, null, Filter.EVERYTHING, Reasons.UNCONDITIONAL, call.purpose());
  }

  private Decision byAgreement(
      Subject subject,
      DataContract dataset,
      Share share,
      Agreement agreement,
      @Nullable String purpose) {
    Filter rows;
    try {
      rows = conditions.of(agreement, dataset);
    } catch (FilterException e) {
      return BoundReasons.unreadable(agreement, e);
    }
    String wantedFor = purpose == null ? agreement.purpose() : purpose;
    return Permits.withinDistrict(
        subject, dataset, share, agreement, rows, Reasons.agreed(agreement), wantedFor);
  }

  private static Decision forAnalyst(
      Subject subject, DataContract dataset, Share share, @Nullable String purpose) {
    if (subject.district() == null) {
      return Permits.permit(
          subject.clearance(), dataset, null, Filter.EVERYTHING, Reasons.ANALYST, purpose);
    }
    return Permits.withinDistrict(
        subject, dataset, share, null, Filter.EVERYTHING, Reasons.ANALYST, purpose);
  }
}
