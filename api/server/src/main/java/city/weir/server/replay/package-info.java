/** Recorded messages of the sample city, played back over MQTT and marked as such. */
@NullMarked
package city.weir.server.replay;

import org.jspecify.annotations.NullMarked;
