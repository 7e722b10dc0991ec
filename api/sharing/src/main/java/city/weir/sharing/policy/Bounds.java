package city.weir.sharing.policy;

import city.weir.contract.DataContract;
import city.weir.sharing.policy.Decision.Deny;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What an agreement must meet to be the ground of a call, and what is said when none does. */
final class Bounds {
  private record Bound(Predicate<Agreement> holds, Function<Agreement, Deny> unless) {}

  private final CallCounts counts;
  private final ZoneId zone;

  Bounds(CallCounts counts, ZoneId zone) {
    this.counts = counts;
    this.zone = zone;
  }

  /** Either the agreement a call rests on, or why there is none. */
  record Answer(List<Agreement> agreements, List<Deny> denied) {}

  /**
   * Goes through the bounds one by one: when the last agreements fall at one of them, that bound is
   * what the caller is told of.
   *
   * @param known the agreements of the caller's party about the dataset; at least one
   * @param underWay whether the call was counted already
   */
  Answer judge(DataContract dataset, List<Agreement> known, Circumstances call, boolean underWay) {
    List<Agreement> left = known;
    for (Bound bound : bounds(dataset, call, underWay)) {
      List<Agreement> within = left.stream().filter(bound.holds()).toList();
      if (within.isEmpty()) {
        return new Answer(List.of(), List.of(bound.unless().apply(left.get(0))));
      }
      left = within;
    }
    return new Answer(left, List.of());
  }

  private List<Bound> bounds(DataContract dataset, Circumstances call, boolean underWay) {
    return List.of(
        new Bound(
            a -> a.inForce(call.at()),
            a -> BoundReasons.agreementNotInForce(dataset, a, call.at())),
        new Bound(
            a -> a.terms().ways().contains(call.way()),
            a -> BoundReasons.wayNotAgreed(a, call.way())),
        new Bound(
            a -> call.purpose() == null || call.purpose().equals(a.purpose()),
            a -> BoundReasons.purposeNotAgreed(a)),
        new Bound(
            a ->
                a.terms().networks().isEmpty()
                    || (call.network() != null && a.terms().networks().contains(call.network())),
            a -> BoundReasons.networkNotAgreed(a)),
        new Bound(
            a -> {
              Hours hours = a.terms().hours();
              return hours == null || hours.hold(call.at(), zone);
            },
            a -> BoundReasons.outOfHours(a)),
        new Bound(a -> underWay || !spent(a, call), a -> BoundReasons.quotaSpent(a)));
  }

  private boolean spent(Agreement agreement, Circumstances call) {
    Integer most = agreement.terms().callsPerDay();
    return most != null && counts.made(agreement.id(), day(call)) >= most;
  }

  /** Counts one call; false when the day's are spent. */
  boolean take(Agreement agreement, Circumstances call) {
    Integer most = agreement.terms().callsPerDay();
    return most == null || counts.take(agreement.id(), day(call), most);
  }

  private java.time.LocalDate day(Circumstances call) {
    return call.at().atZone(zone).toLocalDate();
  }
}
