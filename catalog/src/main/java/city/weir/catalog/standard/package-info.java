/**
 * The standards library: data elements and code lists that contracts and entries refer to. Those
 * that come with the product or in files are in force; the city's own are proposed and approved.
 */
@NullMarked
package city.weir.catalog.standard;

import org.jspecify.annotations.NullMarked;
