/**
 * The ingest log and the MQTT broker in one: Apache Artemis, embedded. A message is acknowledged
 * when its journal has it on disk.
 */
@NullMarked
package city.weir.pipelines.artemis;

import org.jspecify.annotations.NullMarked;
