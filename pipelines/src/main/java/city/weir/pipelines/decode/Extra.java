package city.weir.pipelines.decode;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import org.jspecify.annotations.Nullable;

/** Writes the JSON object of delivered fields that nobody asked for. */
final class Extra {
  private final StringBuilder json = new StringBuilder();

  void clear() {
    json.setLength(0);
  }

  void text(String name, String value) {
    name(name);
    quote(value, json);
  }

  /** {@code value} is JSON already. */
  void json(String name, CharSequence value) {
    name(name);
    json.append(value);
  }

  /** The object, or null when there is nothing in it. */
  @Nullable String json() {
    return json.isEmpty() ? null : json + "}";
  }

  private void name(String name) {
    json.append(json.isEmpty() ? '{' : ',');
    quote(name, json);
    json.append(':');
  }

  static void quote(String text, StringBuilder out) {
    out.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, out);
    out.append('"');
  }
}
