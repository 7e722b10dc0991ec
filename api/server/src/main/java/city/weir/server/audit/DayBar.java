package city.weir.server.audit;

import city.weir.sharing.audit.AuditTotal;
import city.weir.sharing.audit.AuditTotal.Facet;
import java.util.Comparator;
import java.util.List;

/**
 * One day of a chart.
 *
 * @param most events of the fullest day, at least 1
 */
record DayBar(String day, long permitted, long denied, long most) {

  /** A bar for each day, the newest first. */
  static List<DayBar> of(List<AuditTotal> days) {
    long most = days.stream().mapToLong(day -> day.permitted() + day.denied()).max().orElse(1);
    return days.stream()
        .map(
            day ->
                new DayBar(
                    day.of().getOrDefault(Facet.DAY, ""), day.permitted(), day.denied(), most))
        .sorted(Comparator.comparing(DayBar::day).reversed())
        .toList();
  }

  public long events() {
    return permitted + denied;
  }
}
