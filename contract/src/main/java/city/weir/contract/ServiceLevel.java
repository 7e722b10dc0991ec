package city.weir.contract;

import org.jspecify.annotations.Nullable;

/**
 * A promise about the dataset ({@code slaProperties}): latency, frequency, retention, with its unit
 * as ODCS writes it.
 */
public record ServiceLevel(
    String property, String value, @Nullable String unit, @Nullable String element) {}
