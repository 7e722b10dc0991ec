package city.weir.server.datasets;

import city.weir.contract.Origin.Way;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import city.weir.sharing.policy.Words;
import java.util.Arrays;
import java.util.Optional;

/** Which ways have a door in this server for whom: what the policy permits still needs one. */
final class Doors {
  /** There is none, and what can be done instead. */
  record Closed(Words reason, Words remedy) {}

  private static final Closed FILE =
      new Closed(
          new Words("尚不提供文件下载", "There is no download of files yet"),
          new Words("请从行查询取 CSV", "Take the rows as CSV by the way query"));
  private static final Closed ICEBERG =
      new Closed(
          new Words("Iceberg 目录只对数据管理员开放", "The Iceberg catalog is open to stewards only"),
          new Words("请改用行查询", "Use the way query"));
  private static final Closed SQL =
      new Closed(
          new Words("SQL 只对分析人员开放", "SQL is open to analysts only"),
          new Words("请运维人员为该账号加上 analyst 角色", "Ask the operator for the role analyst"));
  private static final Closed SUBSCRIPTION =
      new Closed(
          new Words("订阅须有部门账号的令牌", "Subscribing takes the token of an agency"),
          new Words("请使用部门账号登录", "Come with the token of an agency"));

  private Doors() {}

  /** Empty when {@code subject} finds an open door to {@code way}. */
  static Optional<Closed> closed(Way way, Subject subject) {
    return switch (way) {
      case QUERY -> Optional.empty();
      case FILE -> Optional.of(FILE);
      case ICEBERG -> unless(subject, ICEBERG, Role.STEWARD);
      case SQL -> unless(subject, SQL, Role.ANALYST, Role.STEWARD);
      case SUBSCRIPTION -> unless(subject, SUBSCRIPTION, Role.AGENCY, Role.ANALYST, Role.STEWARD);
    };
  }

  private static Optional<Closed> unless(Subject subject, Closed closed, Role... roles) {
    return Arrays.stream(roles).anyMatch(subject::is) ? Optional.empty() : Optional.of(closed);
  }
}
