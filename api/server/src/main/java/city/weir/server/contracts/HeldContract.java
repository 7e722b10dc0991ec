package city.weir.server.contracts;

import city.weir.contract.DataContract;

/**
 * A contract in force, and the file it was read from.
 *
 * @param file name within the contracts folder
 * @param text as the file had it
 */
public record HeldContract(String file, String text, DataContract contract) {}
