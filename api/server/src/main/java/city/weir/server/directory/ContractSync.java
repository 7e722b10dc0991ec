package city.weir.server.directory;

import city.weir.server.contracts.Contracts;
import city.weir.server.contracts.ContractsChanged;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Has entries follow their contracts at the start, and whenever others come into force. */
@Component
class ContractSync implements SmartInitializingSingleton {
  private final Contracts contracts;
  private final Followers followers;

  ContractSync(Contracts contracts, Followers followers) {
    this.contracts = contracts;
    this.followers = followers;
  }

  @Override
  public void afterSingletonsInstantiated() {
    followers.follow(contracts.current());
  }

  /** Before others who look at what the entries say then. */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void changed(ContractsChanged event) {
    followers.follow(event.contracts());
  }
}
