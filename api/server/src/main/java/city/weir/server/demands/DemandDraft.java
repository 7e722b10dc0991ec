package city.weir.server.demands;

import city.weir.catalog.demand.Wish;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is needed, as it is sent. */
record DemandDraft(
    @Nullable String title,
    @Nullable String purpose,
    @Nullable String use,
    @Nullable String ground,
    @Nullable List<String> items,
    @Nullable String theme,
    @Nullable String area,
    @Nullable String cycle,
    @Nullable LocalDate by) {
  Wish wish() {
    return new Wish(
        text(title),
        text(purpose),
        text(use),
        text(ground),
        Objects.requireNonNullElse(items, List.<String>of()).stream()
            .filter(Objects::nonNull)
            .toList(),
        theme,
        area,
        cycle,
        by);
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
