package city.weir.catalog.draft;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in one draft. */
final class Findings {
  private final Draft draft;
  private final List<Finding> found = new ArrayList<>();

  Findings(Draft draft) {
    this.draft = draft;
  }

  Draft draft() {
    return draft;
  }

  void add(Rule rule, Field field, Words why, Words todo) {
    found.add(Finding.of(rule, field, draft.get(field), why, todo));
  }

  void add(Rule rule, int item, ItemField field, Words why, Words todo) {
    found.add(Finding.of(rule, item, field, draft.items().get(item).get(field), why, todo));
  }

  /** Adds the finding that {@code field} is not written; returns whether it is. */
  boolean require(Field field) {
    if (draft.has(field)) {
      return true;
    }
    add(
        Rule.MISSING,
        field,
        new Words("未填写", "It is not written"),
        new Words("请填写" + field.chinese(), "Write the " + field.english()));
    return false;
  }

  List<Finding> all() {
    return List.copyOf(found);
  }
}
