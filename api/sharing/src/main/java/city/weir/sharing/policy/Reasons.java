package city.weir.sharing.policy;

import city.weir.contract.DataContract;
import city.weir.contract.Directory.Share;
import city.weir.contract.Origin.Way;
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

  /** How to get it: by a request, which its provider answers. */
  static Words apply(DataContract dataset) {
    String provider = dataset.provider().name();
    return new Words(
        "请提交共享申请（POST /api/v1/access-requests），说明用途、依据、范围和期限，由数据提供方" + provider + "审核",
        "Ask for it (POST /api/v1/access-requests): for what purpose, on which ground, which part"
            + " and how long; its provider, "
            + provider
            + ", answers");
  }

  static Words agreed(Agreement agreement) {
    return new Words(
        "依据共享协议 " + agreement.id() + "：" + agreement.use(),
        "By agreement " + agreement.id() + ": " + agreement.use());
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

  static String word(Way way) {
    return way.name().toLowerCase(Locale.ROOT);
  }

  static String words(Iterable<Way> ways) {
    return java.util.stream.StreamSupport.stream(ways.spliterator(), false)
        .map(Reasons::word)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
