package city.weir.sharing.query;

import city.weir.sharing.engine.Argument;
import city.weir.sharing.engine.ParameterType;
import city.weir.sharing.policy.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a saved query; in the statement it stands as {@code :name}.
 *
 * @param name in lower case; also what callers write
 * @param required whether a caller must give it; what is neither given nor has a preset is null
 * @param preset its value when a caller gives none; null when there is none
 * @param min the least value; of texts the least length; null when there is no bound
 * @param max the greatest value; of texts the greatest length; null when there is no bound
 * @param values the only values there are; empty when any will do
 */
public record Parameter(
    String name,
    ParameterType type,
    Words title,
    boolean required,
    @Nullable String preset,
    @Nullable String min,
    @Nullable String max,
    List<String> values) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final int LONGEST_TEXT = 1_000;

  /** What the API itself understands beside the parameters of a query. */
  public static final Set<String> RESERVED = Set.of("asof", "format", "limit", "pagetoken");

  public Parameter {
    values = List.copyOf(values);
    if (!NAME.matcher(name).matches()) {
      throw new QueryInvalid(
          "The parameter '%s' is not named with lower-case letters, digits and _ (40 at most)"
              .formatted(name));
    }
    if (RESERVED.contains(name)) {
      throw new QueryInvalid("Every query has '%s' already: name it otherwise".formatted(name));
    }
    if (required && preset != null) {
      throw new QueryInvalid(
          "'%s' is required and has a default: it can only be one of them".formatted(name));
    }
    for (String bound : new @Nullable String[] {min, max}) {
      if (bound != null) {
        check(name, type == ParameterType.TEXT ? ParameterType.INTEGER : type, bound);
      }
    }
    if (min != null && max != null && order(type, min, max) > 0) {
      throw new QueryInvalid("'%s' has no values: its min is above its max".formatted(name));
    }
    for (String value : values) {
      check(name, type, value);
    }
    if (preset != null) {
      problem(type, min, max, values, preset)
          .ifPresent(
              p -> {
                throw new QueryInvalid("The default of '%s': %s".formatted(name, p));
              });
    }
  }

  /**
   * What is bound for {@code given}, the text of a caller, or null for none.
   *
   * @throws ParameterRefused when it is missing, no value of the type, or out of bounds
   */
  public Argument argument(@Nullable String given) throws ParameterRefused {
    String text = given == null ? preset : given;
    if (text == null) {
      if (required) {
        throw new ParameterRefused(
            name, "it is required: write %s=%s".formatted(name, type.shape()));
      }
      return new Argument(type, null);
    }
    Optional<String> problem = problem(type, min, max, values, text);
    if (problem.isPresent()) {
      throw new ParameterRefused(name, problem.get());
    }
    return new Argument(type, text);
  }

  private static Optional<String> problem(
      ParameterType type,
      @Nullable String min,
      @Nullable String max,
      List<String> values,
      String text) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.of("it is longer than %d characters".formatted(LONGEST_TEXT));
    }
    try {
      Object value = type.value(text);
      if (!values.isEmpty() && values.stream().noneMatch(v -> type.value(v).equals(value))) {
        return Optional.of("write one of " + String.join(", ", values));
      }
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    String measured =
        type == ParameterType.TEXT ? Integer.toString(text.codePointCount(0, text.length())) : text;
    String what = type == ParameterType.TEXT ? "its length is" : "it is";
    if (min != null && order(type, measured, min) < 0) {
      return Optional.of("%s below %s".formatted(what, min));
    }
    if (max != null && order(type, measured, max) > 0) {
      return Optional.of("%s above %s".formatted(what, max));
    }
    return Optional.empty();
  }

  private static void check(String name, ParameterType type, String text) {
    try {
      type.value(text);
    } catch (IllegalArgumentException e) {
      throw new QueryInvalid("'%s': %s".formatted(name, e.getMessage()), e);
    }
  }

  /** Of bounds and what is measured against them: of texts these are lengths. */
  private static int order(ParameterType type, String left, String right) {
    ParameterType measure = type == ParameterType.TEXT ? ParameterType.INTEGER : type;
    return compare(measure.value(left), measure.value(right));
  }

  @SuppressWarnings("unchecked") // Values of one type, each comparable with its like.
  private static int compare(Object left, Object right) {
    return ((Comparable<Object>) left).compareTo(right);
  }

  /** The name of its type, as people write it. */
  public String typeName() {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
