package city.weir.server.contracts;

import city.weir.contract.DataContract;
import city.weir.contract.Problem;
import city.weir.contract.TableName;
import city.weir.contract.reading.ContractReader;
import city.weir.contract.reading.ContractSet;
import city.weir.contract.reading.GradeApprovals;
import city.weir.contract.standard.Standards;
import city.weir.server.sample.SampleCity;
import city.weir.server.settings.Home;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/**
 * The contracts in force: those in the home's contracts folder that can be read and agree with one
 * another. One that does not is reported and left out; the others stay in force. Safe for several
 * threads.
 */
@Component
@DependsOn(SampleCity.BEAN)
public final class Contracts {
  private static final Logger log = LoggerFactory.getLogger(Contracts.class);

  private final Home home;
  private final GradeApprovals approvals;
  private final ApplicationEventPublisher events;
  private final ContractReader reader;
  private volatile ContractSet current;

  Contracts(
      Home home, GradeApprovals approvals, Standards standards, ApplicationEventPublisher events)
      throws IOException {
    this.home = home;
    this.approvals = approvals;
    this.reader = new ContractReader(standards);
    this.events = events;
    this.current = read();
  }

  /** The contracts in force, in the order in which data moves, with the files they need. */
  public ContractSet current() {
    return current;
  }

  /** All contracts in force. */
  public List<DataContract> all() {
    return current.contracts();
  }

  public Optional<DataContract> byId(String id) {
    return current.byId(id);
  }

  public Optional<DataContract> byTable(TableName table) {
    return current.byTable(table);
  }

  /** What is wrong with the files that are not in force. */
  public List<Problem> problems() {
    return current.problems();
  }

  /** Reads the folder again and tells everyone. */
  public synchronized void reload() throws IOException {
    current = read();
    events.publishEvent(new ContractsChanged(current));
  }

  private ContractSet read() throws IOException {
    ContractSet read = ContractSet.read(reader, home.contracts(), approvals);
    read.problems().forEach(p -> log.error("A contract is not in force: {}", p));
    return read;
  }
}
