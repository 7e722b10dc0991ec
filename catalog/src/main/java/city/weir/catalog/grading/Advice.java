package city.weir.catalog.grading;

import city.weir.catalog.draft.Words;
import city.weir.catalog.grading.Suspicion.Confidence;
import city.weir.contract.Grade;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a column should be graded, and why.
 *
 * @param current the grade it has
 * @param proposed the grade it should have
 * @param masked how it is masked, as a contract writes it, or null when it is not
 * @param mask the mask it should get, written so too, or null to leave it
 * @param found what it seems to hold, or null when only its inputs speak, or people
 * @param harms what would come of it; the gravest decides (就高从严)
 * @param factors what was weighed, in words
 * @param reasons in words, the weightiest first; they quote no value
 */
public record Advice(
    String entry,
    String column,
    Kind kind,
    Grade current,
    Grade proposed,
    @Nullable String masked,
    @Nullable String mask,
    @Nullable Sensitive found,
    Category category,
    List<Harm> harms,
    Map<Factor, Words> factors,
    List<Words> reasons,
    Confidence confidence) {
  public Advice {
    harms = List.copyOf(harms);
    Map<Factor, Words> ordered = new EnumMap<>(Factor.class);
    ordered.putAll(factors);
    factors = ordered;
    reasons = List.copyOf(reasons);
  }

  /** What it wants changed. */
  public enum Kind {
    /** Graded too low for what it holds. */
    RAISE,
    /** Made of something graded higher. */
    DERIVED,
    /** Graded high enough, but nothing says how it is masked. */
    MASK,
    /** Graded higher, or masked more strictly, than what it holds needs. */
    LOWER;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The same for as long as what was found is the same: a proposal that was declined is not made
   * again until this changes. How many values matched is not part of it, it changes with each row.
   */
  public String mark() {
    return "%s %s %s>%s %s"
        .formatted(
            kind.word(),
            found == null ? category.name() : found.name(),
            current.word(),
            proposed.word(),
            mask == null ? "" : mask);
  }
}
