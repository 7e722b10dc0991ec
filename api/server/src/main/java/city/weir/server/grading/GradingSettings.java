package city.weir.server.grading;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the lake is looked through for sensitive columns.
 *
 * @param every how long after one round the next begins
 * @param again how long a table whose contract is the same is left alone, however its rows change
 * @param rows how many rows of a table are looked at
 * @param files over how many of its files they are spread
 * @param limit how long one of these files may take
 * @param near how near to a protected site a place counts as it, in metres
 * @param reviewMonths after how many months a grade that was accepted is to be looked at again
 * @param noticeDays so many days before an exception ends it waits for those who answer for it
 */
@ConfigurationProperties("weir.grading")
record GradingSettings(
    @DefaultValue("5m") Duration every,
    @DefaultValue("6h") Duration again,
    @DefaultValue("1000") int rows,
    @DefaultValue("8") int files,
    @DefaultValue("10s") Duration limit,
    @DefaultValue("100") double near,
    @DefaultValue("12") int reviewMonths,
    @DefaultValue("14") int noticeDays) {}
