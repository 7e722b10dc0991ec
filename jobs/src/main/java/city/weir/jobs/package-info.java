/**
 * The programs: a worker that stays warm beside the server, and the same work under spark-submit.
 */
@NullMarked
package city.weir.jobs;

import org.jspecify.annotations.NullMarked;
