package city.weir.sharing.policy;

import city.weir.contract.DataContract;
import city.weir.contract.Directory.Share;
import city.weir.contract.Origin.Way;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.policy.Decision.Deny;
import city.weir.sharing.policy.Decision.Deny.Code;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the policy says in words, and what would change a no. */
final class Reasons {
  static final Words STEWARD = new Words("数据管理员可查看全部数据", "A steward sees every dataset");
  static final Words OWNER = new Words("本单位提供的数据", "Your organisation provides the dataset");
  static final Words OPEN = new Words("该数据向社会开放", "The dataset is open to society");
  static final Words UNCONDITIONAL =
      new Words("该数据无条件共享", "The dataset is shared without condition");
  static final Words ANALYST = new Words("分析人员可用 SQL 查询", "Analysts may ask for it in SQL");

  private Reasons() {}

  /** Nobody can apply by a call: the provider decides, the steward keeps what was agreed. */
  private static Words apply(DataContract dataset) {
    String provider = dataset.provider().name();
    return new Words(
        "请致函数据提供方" + provider + "，说明用途、范围和期限；同意后由数据管理员登记协议",
        "Write to its provider, "
            + provider
            + ", for what purpose, which part and how long; the steward then enters the agreement");
  }

  static Words agreed(Agreement agreement) {
    return new Words(
        "依据共享协议 " + agreement.id() + "：" + agreement.purpose(),
        "By agreement " + agreement.id() + ": " + agreement.purpose());
  }

  static Words inDistrict(Words why, Subject subject) {
    return new Words(
        why.zh() + "，仅限本辖区 " + subject.district(),
        why.en() + ", rows of its own district " + subject.district() + " only");
  }

  static Deny notInForce(DataContract dataset) {
    String status = dataset.status().name().toLowerCase(Locale.ROOT);
    return new Deny(
        Code.NOT_IN_FORCE,
        new Words("数据契约未生效：" + status, "The contract of the dataset is " + status),
        new Words("请等待数据提供方发布", "Wait until its provider publishes it"));
  }

  static Deny withheld(DataContract dataset) {
    Share share = dataset.directory().share();
    String ground = share.ground() == null ? "" : ": " + share.ground();
    return new Deny(
        Code.WITHHELD,
        new Words("该数据不予共享" + ground, "The dataset is withheld" + ground),
        new Words(
            "如有异议，请致函数据提供方" + dataset.provider().name(),
            "If you disagree, write to its provider, " + dataset.provider().name()));
  }

  static Deny wayNotShared(Share share, Way way) {
    return new Deny(
        Code.WAY_NOT_SHARED,
        new Words("该数据不以此方式共享：" + word(way), "The dataset is not shared by " + word(way)),
        new Words("可用的方式：" + words(share.ways()), "It is shared by: " + words(share.ways())));
  }

  static Deny wayNotAgreed(Agreement agreement, Way way) {
    return new Deny(
        Code.WAY_NOT_SHARED,
        new Words(
            "共享协议 " + agreement.id() + " 不含此方式：" + word(way),
            "Agreement " + agreement.id() + " does not cover " + word(way)),
        new Words("协议约定的方式：" + words(agreement.ways()), "It covers: " + words(agreement.ways())));
  }

  static Deny noAgreement(DataContract dataset) {
    Share share = dataset.directory().share();
    String condition = share.condition() == null ? "" : ": " + share.condition();
    return new Deny(
        Code.NO_AGREEMENT,
        new Words(
            "该数据有条件共享" + condition + "；尚无共享协议",
            "The dataset is shared under a condition" + condition + "; there is no agreement"),
        apply(dataset));
  }

  static Deny agreementNotInForce(DataContract dataset, Agreement agreement) {
    String state =
        agreement.state() == Agreement.State.REVOKED
            ? "revoked"
            : "from " + agreement.from() + " until " + agreement.until();
    return new Deny(
        Code.AGREEMENT_NOT_IN_FORCE,
        new Words(
            "共享协议 " + agreement.id() + " 当前无效：" + state,
            "Agreement " + agreement.id() + " is not in force now: " + state),
        apply(dataset));
  }

  static Deny agreementUnreadable(Agreement agreement, FilterException e) {
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

  static Deny noDistrict() {
    return new Deny(
        Code.NO_DISTRICT,
        new Words("该数据按辖区共享，申请方没有辖区", "Rows are shared by district, and you answer for none"),
        new Words("请管理员为该账号登记辖区代码", "Ask the operator to register the code of your district"));
  }

  static Deny notShared(Subject subject, DataContract dataset) {
    boolean anonymous = subject.is(Subject.Role.PUBLIC);
    return new Deny(
        Code.NOT_SHARED,
        anonymous
            ? new Words("该数据不向社会开放", "The dataset is not open to society")
            : new Words("该账号无权获取此数据", "Nothing entitles you to this dataset"),
        anonymous ? new Words("请使用部门账号登录", "Come with the token of an agency") : apply(dataset));
  }

  private static String word(Way way) {
    return way.name().toLowerCase(Locale.ROOT);
  }

  private static String words(Iterable<Way> ways) {
    return java.util.stream.StreamSupport.stream(ways.spliterator(), false)
        .map(Reasons::word)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
