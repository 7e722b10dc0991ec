/**
 * From files to contracts: reads Open Data Contracts, refuses what is wrong with every problem at
 * once, and holds many contracts against one another.
 */
@NullMarked
package city.weir.contract.reading;

import org.jspecify.annotations.NullMarked;
