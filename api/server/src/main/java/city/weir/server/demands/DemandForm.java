package city.weir.server.demands;

import city.weir.catalog.demand.Wish;
import city.weir.catalog.demand.WishCheck.Finding;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What the page of a demand sends, as it stands in its fields.
 *
 * @param items one a line
 */
record DemandForm(
    String title,
    String purpose,
    String use,
    String ground,
    String items,
    String theme,
    String area,
    String cycle,
    String by) {
  static DemandForm of(MultiValueMap<String, String> sent) {
    return new DemandForm(
        text(sent, "title"),
        text(sent, "purpose"),
        text(sent, "use"),
        text(sent, "ground"),
        text(sent, "items"),
        text(sent, "theme"),
        text(sent, "area"),
        text(sent, "cycle"),
        text(sent, "by"));
  }

  static DemandForm of(Wish wish) {
    return new DemandForm(
        wish.title(),
        wish.purpose(),
        wish.use(),
        wish.ground(),
        String.join("\n", wish.items()),
        Objects.requireNonNullElse(wish.theme(), ""),
        Objects.requireNonNullElse(wish.area(), ""),
        Objects.requireNonNullElse(wish.cycle(), ""),
        Objects.toString(wish.by(), ""));
  }

  Wish wish() {
    return new Wish(
        title,
        purpose,
        use,
        ground,
        Arrays.asList(items.split("[\\n、,，;；]")),
        theme,
        area,
        cycle,
        day(by));
  }

  /** A day of a date field; null when it is empty. */
  static @Nullable LocalDate day(String text) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      ProblemException problem =
          new ProblemException(
              ProblemCode.BAD_DEMAND, "by: '%s' is no day such as 2026-12-31".formatted(text));
      problem.initCause(e);
      throw problem;
    }
  }

  /** The only thing that cannot be read: its day. */
  static Finding unreadable(ProblemException e) {
    return new Finding("by", "不是日期，例如 2026-12-31", String.valueOf(e.getMessage()));
  }

  private static String text(MultiValueMap<String, String> sent, String name) {
    return Objects.requireNonNullElse(sent.getFirst(name), "").strip();
  }
}
