package city.weir.server.demands;

import city.weir.server.directory.Waiting;
import city.weir.sharing.policy.Subject;
import org.springframework.stereotype.Component;

/** Demands among what waits for somebody. */
@Component
final class DemandsWaiting implements Waiting {
  private static final int COUNTED = 100;

  private final DemandDesk desk;

  DemandsWaiting(DemandDesk desk) {
    this.desk = desk;
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public String title() {
    return "demands";
  }

  @Override
  public String link() {
    return "/console/demands";
  }

  /** At most 100: whoever has more begins with these. */
  @Override
  public long count(Subject subject) {
    return desk.waiting(subject, COUNTED);
  }
}
