package city.weir.server.contracts;

import city.weir.contract.DataContract;
import java.util.List;

/** Published as an application event whenever other contracts came into force. */
public record ContractsChanged(List<DataContract> contracts) {
  public ContractsChanged {
    contracts = List.copyOf(contracts);
  }
}
