@NullMarked
package city.weir.jobs.lineage;

import org.jspecify.annotations.NullMarked;
