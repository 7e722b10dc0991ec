package city.weir.catalog.grading;

import city.weir.catalog.draft.Words;
import city.weir.catalog.grading.Harm.Degree;
import city.weir.catalog.grading.Harm.Target;
import city.weir.catalog.grading.Suspicion.Confidence;
import city.weir.contract.Grade;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was found in a column, and how much it weighs by the factors of GB/T 43697-2024, whatever
 * grade the column has.
 *
 * @param harms what would come of it; the gravest decides (就高从严)
 * @param factors what was weighed, in words
 * @param reasons in words, the weightiest first; they quote no value
 */
public record Assessment(
    String column,
    Sensitive kind,
    Confidence confidence,
    List<Harm> harms,
    Map<Factor, Words> factors,
    List<Words> reasons) {
  /** 《网络数据安全管理条例》第二十八条: whoever has so many people's data keeps it like important data. */
  static final long MANY_PEOPLE = 10_000_000;

  /** With so many kinds in one table, each tells more of a person than by itself. */
  static final int DEEP = 3;

  public Assessment {
    harms = List.copyOf(harms);
    Map<Factor, Words> ordered = new EnumMap<>(Factor.class);
    ordered.putAll(factors);
    factors = ordered;
    reasons = List.copyOf(reasons);
  }

  /** The lowest grade the column should have. */
  public Grade grade() {
    return Harm.gradeOf(harms);
  }

  /** Weighs all that was found in an entry of so many rows. */
  public static List<Assessment> of(List<Suspicion> suspicions, long rows) {
    Set<Sensitive> personal = new HashSet<>();
    for (Suspicion suspicion : suspicions) {
      if (suspicion.kind().category() != Category.PROTECTED_PLACE) {
        personal.add(suspicion.kind());
      }
    }
    return suspicions.stream().map(each -> of(each, rows, personal.size())).toList();
  }

  private static Assessment of(Suspicion suspicion, long rows, int kinds) {
    boolean place = suspicion.kind().category() == Category.PROTECTED_PLACE;
    List<Harm> harms = new ArrayList<>(List.of(suspicion.kind().harm()));
    Map<Factor, Words> factors = new EnumMap<>(Factor.class);
    List<Words> reasons = new ArrayList<>(List.of(suspicion.reason()));
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
    if (rows > 0) {
      factors.put(Factor.SCALE, new Words("%,d 行".formatted(rows), "%,d rows".formatted(rows)));
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
        reasons.add(
            new Words(
                "与同表其他个人信息合并可识别到人",
                "with the other personal data beside it, it tells who somebody is"));
      }
    }
    if (!place && rows >= MANY_PEOPLE && suspicion.confidence() == Confidence.HIGH) {
      harms.add(new Harm(Target.PUBLIC_INTEREST, Degree.SERIOUS));
      reasons.add(
          new Words(
              "达到一千万人以上，按重要数据保护",
              "of ten million people and more, it is kept like important data"));
    }
    return new Assessment(
        suspicion.column(), suspicion.kind(), suspicion.confidence(), harms, factors, reasons);
  }
}
