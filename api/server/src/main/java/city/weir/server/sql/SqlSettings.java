package city.weir.server.sql;

import city.weir.sharing.engine.SqlLimits;
import city.weir.sharing.statement.StatementLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What statements of analysts may use here.
 *
 * @param time of one, from its start to its last row
 * @param memory of one, beside what an idle process needs
 * @param running how many run at once, each in a process of its own
 */
@ConfigurationProperties("weir.sql")
record SqlSettings(
    @DefaultValue("30s") Duration time,
    @DefaultValue("512MB") DataSize memory,
    @DefaultValue("2") int running) {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final DataSize MOST_MEMORY = DataSize.ofGigabytes(64);

  SqlSettings {
    if (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("weir.sql.time is %s: write 1s to 10m".formatted(time));
    }
    if (memory.toMegabytes() < 64 || memory.compareTo(MOST_MEMORY) > 0) {
      throw new IllegalArgumentException(
          "weir.sql.memory is %s: write 64MB to 64GB".formatted(memory));
    }
    if (running < 1 || running > 32) {
      throw new IllegalArgumentException(
          "weir.sql.running is %d: write 1 to 32".formatted(running));
    }
  }

  SqlLimits each() {
    SqlLimits usual = SqlLimits.USUAL;
    return new SqlLimits(time, usual.rows(), usual.bytes(), (int) memory.toMegabytes());
  }

  StatementLimits together() {
    StatementLimits usual = StatementLimits.USUAL;
    return new StatementLimits(
        running,
        usual.runningEach(),
        usual.underWay(),
        usual.underWayEach(),
        usual.keptEach(),
        usual.keptBytes(),
        usual.keptFor());
  }
}
