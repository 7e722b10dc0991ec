package city.weir.catalog.draft;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a draft: which field, what stands there, why it is wrong, what to do.
 *
 * @param rule which rule it breaks, for programs, such as {@code title-is-a-system}
 * @param field the field, or null when it is a field of an item
 * @param item index of the item from 0, or -1 when it is about no item
 * @param itemField the field of that item, or null
 * @param value what stands there, shortened; empty when nothing does
 */
public record Finding(
    Rule rule,
    @Nullable Field field,
    int item,
    @Nullable ItemField itemField,
    String value,
    Words why,
    Words todo) {
  private static final int SHOWN = 80;

  public Finding {
    value = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
  }

  static Finding of(Rule rule, Field field, String value, Words why, Words todo) {
    return new Finding(rule, field, -1, null, value, why, todo);
  }

  static Finding of(Rule rule, int item, ItemField field, String value, Words why, Words todo) {
    return new Finding(rule, null, item, field, value, why, todo);
  }

  /** Whether the draft may not be handed in with it. */
  public boolean blocks() {
    return rule.severity() == Rule.Severity.ERROR;
  }

  /** What a person reads, in one line of one language. */
  public String text(boolean chinese) {
    String name =
        field != null
            ? chinese ? field.chinese() : field.english()
            : itemField == null ? "" : chinese ? itemField.chinese() : itemField.english();
    return chinese
        ? "%s：%s。%s".formatted(name, why.zh(), todo.zh())
        : "%s: %s. %s".formatted(name, why.en(), todo.en());
  }
}
