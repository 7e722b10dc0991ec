package city.weir.catalog.demand;

import city.weir.catalog.draft.Guide;
import city.weir.catalog.draft.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with a wish: field, and what to write. */
public final class WishCheck {
  public static final int MOST_ITEMS = 100;
  private static final int TITLE = 200;
  private static final int TEXT = 2_000;
  private static final int ITEM = 100;
  private static final Pattern AREA = Pattern.compile("[0-9]{6}");

  private final Predicate<String> purposes;
  private final Guide guide;

  /**
   * @param purposes whether a code is on the list of purposes
   */
  public WishCheck(Predicate<String> purposes, Guide guide) {
    this.purposes = purposes;
    this.guide = guide;
  }

  /** Something wrong, in a field named as in {@link Wish}. */
  public record Finding(String field, String zh, String en) {
    /** In a sentence; its field is called as in {@link Wish}. */
    public Words words() {
      return new Words("%s：%s".formatted(field, zh), "%s: %s".formatted(field, en));
    }
  }

  public List<Finding> check(Wish wish, LocalDate today) {
    List<Finding> found = new ArrayList<>();
    text(found, "title", wish.title(), TITLE, "写明需要什么数据", "Say what the data is about");
    text(found, "use", wish.use(), TEXT, "写明用来做什么", "Say what it is needed for");
    text(found, "ground", wish.ground(), 500, "写明法定职责或依据", "Name the law or duty it is needed by");
    if (!purposes.test(wish.purpose())) {
      found.add(new Finding("purpose", "请从用途清单中选择", "Choose one of the list of purposes"));
    }
    items(found, wish.items());
    if (wish.theme() != null && wish.theme().length() > ITEM) {
      found.add(new Finding("theme", "主题过长", "The theme is too long"));
    }
    if (wish.area() != null && !AREA.matcher(wish.area()).matches()) {
      found.add(
          new Finding(
              "area", "写六位行政区划代码，例如 420103", "Write six digits of GB/T 2260, such as 420103"));
    }
    if (wish.cycle() != null && guide.cycle(wish.cycle()).isEmpty()) {
      found.add(new Finding("cycle", "写指南中的更新周期，例如“每日”", "Write a cycle of the guide, such as 每日"));
    }
    past(found, wish.by(), today);
    return found;
  }

  private static void items(List<Finding> found, List<String> items) {
    if (items.isEmpty()) {
      found.add(new Finding("items", "至少写一个需要的信息项", "Write at least one wanted item"));
    }
    if (items.size() > MOST_ITEMS) {
      found.add(
          new Finding(
              "items",
              "信息项不超过%d个".formatted(MOST_ITEMS),
              "At most %d items".formatted(MOST_ITEMS)));
    }
    items.stream()
        .filter(item -> item.length() > ITEM)
        .findFirst()
        .ifPresent(
            item ->
                found.add(
                    new Finding(
                        "items",
                        "每个信息项不超过%d字".formatted(ITEM),
                        "At most %d characters an item".formatted(ITEM))));
  }

  private static void past(List<Finding> found, @Nullable LocalDate by, LocalDate today) {
    if (by != null && by.isBefore(today)) {
      found.add(new Finding("by", "日期已过", "The day is over"));
    }
  }

  private static void text(
      List<Finding> found, String field, String value, int most, String zh, String en) {
    if (value.isEmpty()) {
      found.add(new Finding(field, zh, en));
    } else if (value.length() > most) {
      found.add(
          new Finding(field, "不超过%d字".formatted(most), "At most %d characters".formatted(most)));
    }
  }
}
