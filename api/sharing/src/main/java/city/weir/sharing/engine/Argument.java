package city.weir.sharing.engine;

import org.jspecify.annotations.Nullable;

/**
 * The value given for a parameter. It is bound to the statement, never written into it.
 *
 * @param text as {@link ParameterType#value} reads it, or null for no value
 */
public record Argument(ParameterType type, @Nullable String text) {
  public Argument {
    if (text != null) {
      text = ParameterType.text(type.value(text));
    }
  }

  @Nullable Object value() {
    return text == null ? null : type.value(text);
  }
}
