package city.weir.server.agreements;

import city.weir.sharing.policy.CallCounts;
import java.time.LocalDate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Calls counted in the database, so that all processes count together. */
@Repository
class JdbcCallCounts implements CallCounts {
  private final JdbcClient jdbc;

  JdbcCallCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public int made(String agreement, LocalDate day) {
    return jdbc.sql(
            "select calls from agreement_call where agreement = :agreement and on_day = :on_day")
        .param("agreement", agreement)
        .param("on_day", day)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  @Override
  public boolean take(String agreement, LocalDate day, int most) {
    return one(agreement, day, most) || begun(agreement, day) && one(agreement, day, most);
  }

  private boolean one(String agreement, LocalDate day, int most) {
    return jdbc.sql(
                "update agreement_call set calls = calls + 1"
                    + " where agreement = :agreement and on_day = :on_day and calls < :most")
            .param("agreement", agreement)
            .param("on_day", day)
            .param("most", most)
            .update()
        == 1;
  }

  /** Whether there is a row to count in that was not there before. */
  private boolean begun(String agreement, LocalDate day) {
    if (made(agreement, day) > 0) {
      return false;
    }
    try {
      jdbc.sql(
              "insert into agreement_call (agreement, on_day, calls) values (:agreement, :on_day, 0)")
          .param("agreement", agreement)
          .param("on_day", day)
          .update();
    } catch (DuplicateKeyException e) {
      // Another call began the day in the same moment: there is a row now.
      return true;
    }
    return true;
  }
}
