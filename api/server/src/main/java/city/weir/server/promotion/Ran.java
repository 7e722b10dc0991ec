package city.weir.server.promotion;

import city.weir.contract.TableName;

/** Published as an application event when a promotion to {@code target} ended, however it did. */
public record Ran(TableName target) {}
