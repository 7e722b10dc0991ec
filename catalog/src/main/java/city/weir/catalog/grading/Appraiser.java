package city.weir.catalog.grading;

import city.weir.catalog.draft.Words;
import city.weir.catalog.grading.Suspicion.Confidence;
import city.weir.contract.Grade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says where an entry is graded otherwise than what was found in it asks for. */
public final class Appraiser {
  /** From here on a column without a mask is hidden whole from most, so that a mask is worth it. */
  private static final Grade MASKED_FROM = Grade.GENERAL_3;

  private Appraiser() {}

  /** What should be changed, at most one thing a column, in the order of the columns. */
  public static List<Advice> appraise(Graded entry, List<Assessment> found) {
    List<Advice> advice = new ArrayList<>();
    for (Graded.Item item : entry.items()) {
      Assessment of =
          found.stream().filter(f -> f.column().equals(item.name())).findFirst().orElse(null);
      of(entry, item, of).ifPresent(advice::add);
    }
    return advice;
  }

  private static Optional<Advice> of(Graded entry, Graded.Item item, @Nullable Assessment found) {
    Grade bySelf = found == null ? Grade.GENERAL_1 : found.grade();
    Grade byInputs =
        item.inputs().stream()
            .map(Graded.Input::grade)
            .max(Comparator.naturalOrder())
            .orElse(Grade.GENERAL_1);
    if (byInputs.compareTo(bySelf) > 0 && byInputs.compareTo(item.grade()) > 0) {
      return Optional.of(derived(entry, item, byInputs));
    }
    if (found == null) {
      return Optional.empty();
    }
    String mask = item.masked() ? null : maskOf(item, found.kind(), bySelf);
    int compared = bySelf.compareTo(item.grade());
    if (compared > 0) {
      return Optional.of(advice(found, entry, item, Advice.Kind.RAISE, bySelf, mask));
    }
    boolean tooHigh =
        compared < 0
            && item.grade().compareTo(Grade.GENERAL_4) <= 0
            && byInputs.compareTo(item.grade()) < 0
            && found.confidence() == Confidence.HIGH;
    if (tooHigh) {
      Grade lower = byInputs.compareTo(bySelf) > 0 ? byInputs : bySelf;
      return Optional.of(advice(found, entry, item, Advice.Kind.LOWER, lower, null));
    }
    boolean maskMissing = mask != null && found.confidence() != Confidence.LOW;
    return maskMissing && item.grade().compareTo(MASKED_FROM) >= 0
        ? Optional.of(advice(found, entry, item, Advice.Kind.MASK, item.grade(), mask))
        : Optional.empty();
  }

  private static Advice advice(
      Assessment found,
      Graded entry,
      Graded.Item item,
      Advice.Kind kind,
      Grade proposed,
      @Nullable String mask) {
    return new Advice(
        entry.entry(),
        item.name(),
        kind,
        item.grade(),
        proposed,
        null,
        mask,
        found.kind(),
        found.kind().category(),
        found.harms(),
        found.factors(),
        found.reasons(),
        found.confidence());
  }

  private static @Nullable String maskOf(Graded.Item item, Sensitive kind, Grade grade) {
    Grade shown = grade.compareTo(item.grade()) > 0 ? grade : item.grade();
    if (shown.compareTo(MASKED_FROM) < 0) {
      return null;
    }
    boolean fits = kind == Sensitive.PROTECTED_SITE ? !item.text() : item.text();
    return fits ? kind.mask() : "{default: remove}";
  }

  private static Advice derived(Graded entry, Graded.Item item, Grade grade) {
    return new Advice(
        entry.entry(),
        item.name(),
        Advice.Kind.DERIVED,
        item.grade(),
        grade,
        null,
        null,
        null,
        Category.DERIVED,
        List.of(),
        Map.of(),
        List.of(
            new Words(
                "由 %s 加工而成（就高从严）".formatted(inputs(item, "、", "%s.%s（%s）", true)),
                "it is derived from %s".formatted(inputs(item, ", ", "%s.%s (%s)", false)))),
        Confidence.HIGH);
  }

  /** The inputs graded higher, with their grades in words. */
  private static String inputs(Graded.Item item, String between, String format, boolean chinese) {
    return item.inputs().stream()
        .filter(i -> i.grade().compareTo(item.grade()) > 0)
        .map(i -> format.formatted(i.table(), i.column(), GradeWords.of(i.grade()).in(chinese)))
        .collect(Collectors.joining(between));
  }
}
