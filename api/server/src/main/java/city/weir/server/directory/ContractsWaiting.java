package city.weir.server.directory;

import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import org.springframework.stereotype.Component;

/** Contracts with mistakes, and with sources nobody described, among what waits for stewards. */
@Component
final class ContractsWaiting implements Waiting {
  private final RefusedContracts refused;
  private final UnknownSources unknown;

  ContractsWaiting(RefusedContracts refused, UnknownSources unknown) {
    this.refused = refused;
    this.unknown = unknown;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public String title() {
    return "work.contracts";
  }

  @Override
  public String link() {
    return "/console/work/contracts";
  }

  @Override
  public long count(Subject subject) {
    return subject.is(Role.STEWARD) ? refused.count() + unknown.all().size() : 0;
  }
}
