package city.weir.server.grading;

import city.weir.server.directory.Waiting;
import city.weir.sharing.policy.Subject;
import org.springframework.stereotype.Component;

/** Proposed grades among what waits for somebody. */
@Component
final class ProposalsWaiting implements Waiting {
  private final Gradings gradings;

  ProposalsWaiting(Gradings gradings) {
    this.gradings = gradings;
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public String title() {
    return "grading";
  }

  @Override
  public String link() {
    return "/console/grading";
  }

  @Override
  public long count(Subject subject) {
    return gradings.waiting(subject);
  }
}
