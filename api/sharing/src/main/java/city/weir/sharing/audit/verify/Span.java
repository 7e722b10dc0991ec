package city.weir.sharing.audit.verify;

import city.weir.sharing.audit.chain.Seal;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of the chain, by numbers or by time; a null leaves that side open. What happened before a
 * moment was sealed before it, or with the first seal after it.
 */
public record Span(
    @Nullable Long firstSequence,
    @Nullable Long lastSequence,
    @Nullable Instant from,
    @Nullable Instant until) {
  public static final Span ALL = new Span(null, null, null, null);

  /**
   * Reads both sides, each a number of an entry or a moment such as {@code 2026-06-01T00:00:00Z}.
   *
   * @throws IllegalArgumentException when one is neither
   */
  public static Span parse(@Nullable String from, @Nullable String until) {
    return new Span(number(from), number(until), moment(from), moment(until));
  }

  private static @Nullable Long number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
  }

  private static @Nullable Instant moment(@Nullable String text) {
    if (text == null || number(text) != null) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is neither the number of an entry nor a moment such as 2026-06-01T00:00:00Z"
              .formatted(text),
          e);
    }
  }

  boolean beginsAfter(Seal seal) {
    return (firstSequence != null && seal.last() < firstSequence)
        || (from != null && seal.at().isBefore(from));
  }

  boolean endsWith(Seal seal) {
    return (lastSequence != null && seal.last() >= lastSequence)
        || (until != null && !seal.at().isBefore(until));
  }
}
