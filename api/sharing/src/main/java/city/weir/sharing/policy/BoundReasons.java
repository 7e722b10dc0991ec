package city.weir.sharing.policy;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.policy.Decision.Deny;
import city.weir.sharing.policy.Decision.Deny.Code;
import java.time.Instant;

/** Why an agreement there is does not open what was asked for, in words. */
final class BoundReasons {
  private static final String AMEND_ZH = "；如需变更，请提交续签或变更申请";
  private static final String AMEND_EN = "; to change that, ask for its renewal";

  private BoundReasons() {}

  static Deny agreementNotInForce(DataContract dataset, Agreement agreement, Instant at) {
    Terms terms = agreement.terms();
    Words why =
        switch (agreement.standing(at)) {
          case COMING ->
              new Words("自 " + terms.from() + " 起生效", "is in force from " + terms.from());
          case EXPIRED -> new Words("已于 " + terms.until() + " 到期", "expired at " + terms.until());
          case SUSPENDED ->
              new Words("已于 " + agreement.since() + " 暂停", "was suspended at " + agreement.since());
          case REVOKED ->
              new Words("已于 " + agreement.since() + " 撤销", "was revoked at " + agreement.since());
          case ACTIVE -> new Words("有效", "is in force");
        };
    return new Deny(
        Code.AGREEMENT_NOT_IN_FORCE,
        new Words(
            "共享协议 " + agreement.id() + " 当前无效：" + why.zh(),
            "Agreement " + agreement.id() + " is not in force now: it " + why.en()),
        Reasons.apply(dataset));
  }

  static Deny wayNotAgreed(Agreement agreement, Way way) {
    String ways = Reasons.words(agreement.terms().ways());
    return new Deny(
        Code.WAY_NOT_SHARED,
        new Words(
            "共享协议 " + agreement.id() + " 不含此方式：" + Reasons.word(way),
            "Agreement " + agreement.id() + " does not cover " + Reasons.word(way)),
        new Words("协议约定的方式：" + ways + AMEND_ZH, "It covers: " + ways + AMEND_EN));
  }

  static Deny purposeNotAgreed(Agreement agreement) {
    return new Deny(
        Code.PURPOSE_NOT_AGREED,
        new Words(
            "共享协议 " + agreement.id() + " 约定的用途是 " + agreement.purpose() + "，与所申明的用途不符",
            "Agreement "
                + agreement.id()
                + " is for the purpose "
                + agreement.purpose()
                + ", not for the one declared"),
        new Words(
            "请按约定用途使用，或为新的用途提交共享申请（POST /api/v1/access-requests）",
            "Use it for that purpose, or ask for the other one (POST /api/v1/access-requests)"));
  }

  static Deny networkNotAgreed(Agreement agreement) {
    String networks = String.join(", ", agreement.terms().networks().stream().sorted().toList());
    return new Deny(
        Code.NETWORK_NOT_AGREED,
        new Words(
            "共享协议 " + agreement.id() + " 不允许从当前网络获取数据",
            "Agreement " + agreement.id() + " does not let data go to this network"),
        new Words("请从约定的网络访问：" + networks + AMEND_ZH, "Call from: " + networks + AMEND_EN));
  }

  static Deny outOfHours(Agreement agreement) {
    String hours = String.valueOf(agreement.terms().hours());
    return new Deny(
        Code.OUT_OF_HOURS,
        new Words(
            "当前不在共享协议 " + agreement.id() + " 约定的时段内",
            "It is not within the hours of agreement " + agreement.id()),
        new Words("约定的时段：" + hours + AMEND_ZH, "Its hours: " + hours + AMEND_EN));
  }

  static Deny quotaSpent(Agreement agreement) {
    Integer most = agreement.terms().callsPerDay();
    return new Deny(
        Code.QUOTA_SPENT,
        new Words(
            "共享协议 " + agreement.id() + " 今日的 " + most + " 次调用已用完",
            "The " + most + " calls of today of agreement " + agreement.id() + " are spent"),
        new Words(
            "请明日再试，或每次多取一些行" + AMEND_ZH, "Come tomorrow, or take more rows at once" + AMEND_EN));
  }

  static Deny unreadable(Agreement agreement, FilterException e) {
    return new Deny(
        Code.AGREEMENT_UNREADABLE,
        new Words(
            "共享协议 " + agreement.id() + " 的行条件无法执行：" + e.getMessage(),
            "The row condition of agreement "
                + agreement.id()
                + " cannot be applied: "
                + e.getMessage()),
        new Words("请数据管理员修订协议", "Ask the steward to amend the agreement"));
  }
}
