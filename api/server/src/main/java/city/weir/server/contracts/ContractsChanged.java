package city.weir.server.contracts;

import city.weir.contract.reading.ContractSet;

/** Published as an application event whenever other contracts came into force. */
public record ContractsChanged(ContractSet contracts) {}
