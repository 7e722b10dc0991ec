/** The doors data comes in by: HTTP pushes, sensors over MQTT, and the drop folders. */
@NullMarked
package city.weir.server.ingest;

import org.jspecify.annotations.NullMarked;
