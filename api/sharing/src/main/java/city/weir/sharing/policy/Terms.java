package city.weir.sharing.policy;

import city.weir.contract.Grade;
import city.weir.contract.Mask;
import city.weir.contract.Origin.Way;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a dataset goes out, how and when: what is asked for, and what is agreed on.
 *
 * @param ways the ways it may come by; never more than the contract shares
 * @param columns the columns it covers, empty for all
 * @param rows a condition on rows in the language of filters, or null for all
 * @param masks masks laid on columns whatever the clearance; where the contract lays one too, the
 *     stricter holds
 * @param from in force from this moment
 * @param until in force before this moment, or null when it has no end
 * @param networks the networks it may go to, empty for any
 * @param hours the hours of the day, or null for all
 * @param callsPerDay how often a day, or null without limit
 * @param clearance columns up to this grade are shown without the contract's mask
 */
public record Terms(
    Set<Way> ways,
    Set<String> columns,
    @Nullable String rows,
    Map<String, Mask> masks,
    Instant from,
    @Nullable Instant until,
    Set<String> networks,
    @Nullable Hours hours,
    @Nullable Integer callsPerDay,
    Grade clearance) {

  public Terms {
    ways = Set.copyOf(ways);
    columns = Set.copyOf(columns);
    masks = Map.copyOf(masks);
    networks = Set.copyOf(networks);
    if (until != null && !until.isAfter(from)) {
      throw new IllegalArgumentException("ends before it begins: %s to %s".formatted(from, until));
    }
    if (callsPerDay != null && callsPerDay < 1) {
      throw new IllegalArgumentException("%d calls a day is none".formatted(callsPerDay));
    }
  }

  /** Every row and column by {@code ways}, from a moment on, masked as for anybody. */
  public static Terms of(Set<Way> ways, Instant from) {
    return new Terms(
        ways, Set.of(), null, Map.of(), from, null, Set.of(), null, null, Grade.GENERAL_1);
  }

  /** The same of these columns only. */
  public Terms ofColumns(Set<String> only) {
    return new Terms(ways, only, rows, masks, from, until, networks, hours, callsPerDay, clearance);
  }

  /** The same of the rows that meet {@code condition} only. */
  public Terms ofRows(@Nullable String condition) {
    return new Terms(
        ways, columns, condition, masks, from, until, networks, hours, callsPerDay, clearance);
  }

  /** The same under these masks. */
  public Terms masked(Map<String, Mask> more) {
    return new Terms(
        ways, columns, rows, more, from, until, networks, hours, callsPerDay, clearance);
  }

  /** The same in another stretch of time. */
  public Terms during(Instant begin, @Nullable Instant end) {
    return new Terms(
        ways, columns, rows, masks, begin, end, networks, hours, callsPerDay, clearance);
  }

  /** The same to these networks and in these hours only. */
  public Terms within(Set<String> only, @Nullable Hours day) {
    return new Terms(ways, columns, rows, masks, from, until, only, day, callsPerDay, clearance);
  }

  /** The same so often a day. */
  public Terms callsPerDay(@Nullable Integer most) {
    return new Terms(ways, columns, rows, masks, from, until, networks, hours, most, clearance);
  }

  /** The same with columns up to {@code grade} unmasked. */
  public Terms cleared(Grade grade) {
    return new Terms(ways, columns, rows, masks, from, until, networks, hours, callsPerDay, grade);
  }

  /** Whether {@code column} is covered. */
  public boolean covers(String column) {
    return columns.isEmpty() || columns.contains(column);
  }
}
