package city.weir.server.problem;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields a body must have. JSON leaves out what it likes, so a record's constructor asks here
 * before it believes its types.
 */
public final class Required {
  private final List<String> missing = new ArrayList<>();

  /** Notes {@code name} when its value is null or blank. */
  public Required field(String name, @Nullable Object value) {
    if (value == null || value.toString().isBlank()) {
      missing.add("%s: is missing or empty; write it".formatted(name));
    }
    return this;
  }

  /** Notes {@code name} when its list, which may be absent, has a null among its values. */
  public Required list(String name, @Nullable Iterable<? extends @Nullable Object> values) {
    if (values != null) {
      for (Object value : values) {
        if (value == null) {
          missing.add("%s: has a null among its values; leave it out".formatted(name));
          break;
        }
      }
    }
    return this;
  }

  /**
   * @throws ProblemException naming every field that was noted
   */
  public void check() {
    if (!missing.isEmpty()) {
      throw new ProblemException(ProblemCode.MALFORMED, String.join(". ", missing), missing);
    }
  }
}
