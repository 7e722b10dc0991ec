/** The Spark worker as a process of its own: started, watched, and started anew when it dies. */
@NullMarked
package city.weir.server.worker;

import org.jspecify.annotations.NullMarked;
