package city.weir.server.lake;

import city.weir.contract.DataContract;
import city.weir.lake.Lake;
import city.weir.lake.tables.IncompatibleLayoutException;
import city.weir.server.contracts.Contracts;
import city.weir.server.contracts.ContractsChanged;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Sees to it that each contract in force has its table: at the start once the server answers, and
 * on each change before anybody else hears of it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ContractTables implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(ContractTables.class);

  private final Lake lake;
  private final Contracts contracts;

  ContractTables(Lake lake, Contracts contracts) {
    this.lake = lake;
    this.contracts = contracts;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    ensure(contracts.all());
  }

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(ContractsChanged change) {
    ensure(change.contracts().contracts());
  }

  private void ensure(List<DataContract> contracts) {
    for (DataContract contract : contracts) {
      try {
        lake.ensure(contract);
      } catch (IncompatibleLayoutException e) {
        log.error("The table of contract {} stays as it was: {}", contract.id(), e.getMessage());
      }
    }
  }
}
