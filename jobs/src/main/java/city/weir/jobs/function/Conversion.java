package city.weir.jobs.function;

import java.io.Serializable;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Reads one text. Public because Spark's generated code calls it; not for others.
 *
 * <p>What it gives is Spark's own form of the type: microseconds since 1970 for moments, days since
 * 1970 for days, {@code UTF8String} for texts.
 */
@FunctionalInterface
public interface Conversion extends Serializable {
  /** Null when the text does not have the expected form. */
  @Nullable Object apply(UTF8String text);
}
