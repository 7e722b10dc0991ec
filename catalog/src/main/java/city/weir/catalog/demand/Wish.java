package city.weir.catalog.demand;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is needed, as whoever needs it wrote it.
 *
 * @param title what the data is about
 * @param purpose code of the list of purposes
 * @param use what it is needed for, in words
 * @param ground the law or duty it is needed by
 * @param items wanted 信息项: titles, names of columns or data elements
 * @param theme 项 of the classification, such as 防汛抗旱, or null
 * @param area GB/T 2260 code of the area it must cover, or null
 * @param cycle how often it must be brought up to date, in the guide's words, or null
 * @param by the day it is needed by, or null
 */
public record Wish(
    String title,
    String purpose,
    String use,
    String ground,
    List<String> items,
    @Nullable String theme,
    @Nullable String area,
    @Nullable String cycle,
    @Nullable LocalDate by) {
  public Wish {
    title = title.strip();
    use = use.strip();
    ground = ground.strip();
    items = items.stream().map(String::strip).filter(i -> !i.isEmpty()).distinct().toList();
    theme = written(theme);
    area = written(area);
    cycle = written(cycle);
  }

  private static @Nullable String written(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
