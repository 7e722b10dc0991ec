/**
 * Which columns a query's columns come from, told from the plan that Spark made of it: not from
 * what a document says, nor from the text.
 */
@NullMarked
package city.weir.jobs.lineage;

import org.jspecify.annotations.NullMarked;
