package city.weir.catalog.grading;

import city.weir.catalog.draft.Words;
import city.weir.catalog.grading.Harm.Degree;
import city.weir.catalog.grading.Harm.Target;
import city.weir.catalog.grading.Suspicion.Confidence;
import city.weir.contract.Grade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Weighs what was found by the factors of GB/T 43697-2024, and says where an entry is graded
 * otherwise than that asks for.
 */
public final class Appraiser {
  /** From here on a column without a mask is hidden whole from most, so that a mask is worth it. */
  private static final Grade MASKED_FROM = Grade.GENERAL_3;

  /** 《网络数据安全管理条例》第二十八条: whoever has so many people's data keeps it like important data. */
  static final long MANY_PEOPLE = 10_000_000;

  /** With so many kinds in one table, each tells more of a person than by itself. */
  static final int DEEP = 3;

  private Appraiser() {}

  /** What should be changed, at most one thing a column, in the order of the columns. */
  public static List<Advice> appraise(Graded entry, List<Suspicion> suspicions) {
    Set<Sensitive> personal = new HashSet<>();
    for (Suspicion suspicion : suspicions) {
      if (suspicion.kind().category() != Category.PROTECTED_PLACE) {
        personal.add(suspicion.kind());
      }
    }
    List<Advice> advice = new ArrayList<>();
    for (Graded.Item item : entry.items()) {
      Optional<Suspicion> suspicion =
          suspicions.stream().filter(s -> s.column().equals(item.name())).findFirst();
      of(entry, item, suspicion.orElse(null), personal.size()).ifPresent(advice::add);
    }
    return advice;
  }

  private static Optional<Advice> of(
      Graded entry, Graded.Item item, @Nullable Suspicion suspicion, int kinds) {
    Weighed found = suspicion == null ? null : weigh(entry, suspicion, kinds);
    Grade bySelf = found == null ? Grade.GENERAL_1 : Harm.gradeOf(found.harms);
    Grade byInputs =
        item.inputs().stream()
            .map(Graded.Input::grade)
            .max(Comparator.naturalOrder())
            .orElse(Grade.GENERAL_1);
    if (byInputs.compareTo(bySelf) > 0 && byInputs.compareTo(item.grade()) > 0) {
      return Optional.of(derived(entry, item, byInputs));
    }
    if (found == null || suspicion == null) {
      return Optional.empty();
    }
    String mask = item.masked() ? null : maskOf(item, suspicion.kind(), bySelf);
    int compared = bySelf.compareTo(item.grade());
    if (compared > 0) {
      return Optional.of(found.advice(entry, item, Advice.Kind.RAISE, bySelf, mask));
    }
    boolean tooHigh =
        compared < 0
            && item.grade().compareTo(Grade.GENERAL_4) <= 0
            && byInputs.compareTo(item.grade()) < 0
            && suspicion.confidence() == Confidence.HIGH;
    if (tooHigh) {
      Grade lower = byInputs.compareTo(bySelf) > 0 ? byInputs : bySelf;
      return Optional.of(found.advice(entry, item, Advice.Kind.LOWER, lower, null));
    }
    boolean maskMissing = mask != null && suspicion.confidence() != Confidence.LOW;
    return maskMissing && item.grade().compareTo(MASKED_FROM) >= 0
        ? Optional.of(found.advice(entry, item, Advice.Kind.MASK, item.grade(), mask))
        : Optional.empty();
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
    String inputs =
        item.inputs().stream()
            .filter(i -> i.grade().compareTo(item.grade()) > 0)
            .map(i -> "%s.%s (%s)".formatted(i.table(), i.column(), i.grade().word()))
            .collect(Collectors.joining(", "));
    return new Advice(
        entry.entry(),
        item.name(),
        Advice.Kind.DERIVED,
        item.grade(),
        grade,
        null,
        null,
        Category.DERIVED,
        List.of(),
        Map.of(),
        List.of(
            new Words(
                "由 %s 加工而成（就高从严）".formatted(inputs), "it is derived from %s".formatted(inputs))),
        Confidence.HIGH);
  }

  /** What a suspicion comes to in this entry. */
  private record Weighed(
      Suspicion suspicion, List<Harm> harms, Map<Factor, Words> factors, List<Words> more) {
    Advice advice(
        Graded entry, Graded.Item item, Advice.Kind kind, Grade proposed, @Nullable String mask) {
      List<Words> reasons = new ArrayList<>();
      reasons.add(suspicion.reason());
      reasons.addAll(more);
      return new Advice(
          entry.entry(),
          item.name(),
          kind,
          item.grade(),
          proposed,
          mask,
          suspicion.kind(),
          suspicion.kind().category(),
          harms,
          factors,
          reasons,
          suspicion.confidence());
    }
  }

  private static Weighed weigh(Graded entry, Suspicion suspicion, int kinds) {
    boolean place = suspicion.kind().category() == Category.PROTECTED_PLACE;
    List<Harm> harms = new ArrayList<>(List.of(suspicion.kind().harm()));
    Map<Factor, Words> factors = new EnumMap<>(Factor.class);
    List<Words> more = new ArrayList<>();
    factors.put(
        Factor.GROUP,
        place
            ? new Words("重要目标及其周边人员", "protected sites and who is near them")
            : new Words("自然人", "natural persons"));
    factors.put(Factor.PRECISION, new Words("逐条原值", "single values as they are"));
    if (suspicion.looked() > 0) {
      factors.put(
          Factor.COVERAGE,
          new Words(
              "取样值的 %.0f%%".formatted(suspicion.share() * 100),
              "%.0f %% of the sampled values".formatted(suspicion.share() * 100)));
    }
    if (entry.rows() > 0) {
      factors.put(
          Factor.SCALE,
          new Words("%,d 行".formatted(entry.rows()), "%,d rows".formatted(entry.rows())));
    }
    if (place) {
      factors.put(Factor.AREA, new Words("重要目标所在处", "where protected sites are"));
      factors.put(Factor.IMPORTANCE, new Words("关系公共安全", "it concerns public safety"));
    }
    if (!place && kinds >= DEEP) {
      factors.put(
          Factor.DEPTH,
          new Words(
              "同表有 %d 种个人信息".formatted(kinds),
              "%d kinds of personal data in one table".formatted(kinds)));
      if (suspicion.kind().harm().degree() == Degree.COMMON) {
        harms.add(new Harm(Target.PERSONS, Degree.SERIOUS));
        more.add(
            new Words(
                "与同表其他个人信息合并可识别到人",
                "with the other personal data beside it, it tells who somebody is"));
      }
    }
    if (!place && entry.rows() >= MANY_PEOPLE && suspicion.confidence() == Confidence.HIGH) {
      harms.add(new Harm(Target.PUBLIC_INTEREST, Degree.SERIOUS));
      more.add(
          new Words(
              "达到一千万人以上，按重要数据保护",
              "of ten million people and more, it is kept like important data"));
    }
    return new Weighed(suspicion, harms, factors, more);
  }
}
