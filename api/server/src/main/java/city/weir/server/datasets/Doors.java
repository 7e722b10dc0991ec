package city.weir.server.datasets;

import city.weir.contract.Origin.Way;
import city.weir.sharing.policy.Decision.Permit;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import city.weir.sharing.policy.Words;
import java.util.Arrays;
import java.util.Optional;

/** Which ways have a door in this server for whom: what the policy permits still needs one. */
final class Doors {
  /** There is none, and what can be done instead. */
  record Closed(Words reason, Words remedy) {}

  private static final Closed ICEBERG =
      new Closed(
          new Words("Iceberg 目录须有令牌", "The Iceberg catalog takes a token"),
          new Words("请使用部门账号的令牌", "Come with the token of an agency"));
  private static final Closed WHOLE =
      new Closed(
          new Words(
              "对您有行或列的限定，整份文件无法逐行逐列限定",
              "You may have it within limits, and in whole files nothing can be left out"),
          new Words("请用行查询或 SQL", "Use the ways query or SQL"));
  private static final Closed SQL =
      new Closed(
          new Words(
              "SQL 只对分析人员开放；部门可调用已发布的查询",
              "SQL is open to analysts only; agencies call published queries"),
          new Words("请运维人员为该账号加上 analyst 角色", "Ask the operator for the role analyst"));
  private static final Closed SUBSCRIPTION =
      new Closed(
          new Words("订阅须有部门账号的令牌", "Subscribing takes the token of an agency"),
          new Words("请使用部门账号登录", "Come with the token of an agency"));

  private Doors() {}

  /**
   * Empty when {@code subject} finds an open door to {@code way} for what {@code permit} allows.
   */
  static Optional<Closed> closed(Way way, Subject subject, Permit permit) {
    return switch (way) {
      case QUERY, FILE -> Optional.empty();
      case ICEBERG ->
          permit.whole() || subject.is(Role.STEWARD)
              ? unless(subject, ICEBERG, Role.AGENCY, Role.ANALYST, Role.OWNER, Role.STEWARD)
              : Optional.of(WHOLE);
      case SQL -> unless(subject, SQL, Role.ANALYST, Role.STEWARD);
      case SUBSCRIPTION -> unless(subject, SUBSCRIPTION, Role.AGENCY, Role.ANALYST, Role.STEWARD);
    };
  }

  private static Optional<Closed> unless(Subject subject, Closed closed, Role... roles) {
    return Arrays.stream(roles).anyMatch(subject::is) ? Optional.empty() : Optional.of(closed);
  }
}
