package city.weir.catalog.grading;

import city.weir.catalog.draft.Words;
import city.weir.contract.Grade;
import java.util.Comparator;
import java.util.List;

/**
 * What a leak, change, destruction or misuse would do, and how badly: GB/T 43697-2024 grades by
 * these two. The table of national security to the rights of persons is the standard's; that rights
 * of persons and organisations part 一般 into its sublevels by degree is common practice and this
 * product's default.
 */
public record Harm(Target target, Degree degree) {
  /** 影响对象. */
  public enum Target {
    NATIONAL_SECURITY("国家安全", "national security"),
    ECONOMY("经济运行", "the economy"),
    SOCIAL_ORDER("社会秩序", "social order"),
    PUBLIC_INTEREST("公共利益", "the public interest"),
    ORGANISATIONS("组织权益", "rights of organisations"),
    PERSONS("个人权益", "rights of persons");

    private final Words words;

    Target(String zh, String en) {
      this.words = new Words(zh, en);
    }

    public Words words() {
      return words;
    }
  }

  /** 影响程度. */
  public enum Degree {
    NONE("无", "none"),
    COMMON("一般危害", "common harm"),
    SERIOUS("严重危害", "serious harm"),
    GRAVE("特别严重危害", "grave harm");

    private final Words words;

    Degree(String zh, String en) {
      this.words = new Words(zh, en);
    }

    public Words words() {
      return words;
    }
  }

  /** The grade the gravest of {@code harms} leads to (就高从严). */
  public static Grade gradeOf(List<Harm> harms) {
    return harms.stream().map(Harm::grade).max(Comparator.naturalOrder()).orElse(Grade.GENERAL_1);
  }

  /** The grade it leads to. */
  public Grade grade() {
    if (degree == Degree.NONE) {
      return Grade.GENERAL_1;
    }
    return switch (target) {
      case NATIONAL_SECURITY -> degree == Degree.COMMON ? Grade.IMPORTANT : Grade.CORE;
      case ECONOMY, SOCIAL_ORDER, PUBLIC_INTEREST ->
          switch (degree) {
            case GRAVE -> Grade.CORE;
            case SERIOUS -> Grade.IMPORTANT;
            case COMMON, NONE -> Grade.GENERAL_3;
          };
      case ORGANISATIONS, PERSONS ->
          switch (degree) {
            case GRAVE -> Grade.GENERAL_4;
            case SERIOUS -> Grade.GENERAL_3;
            case COMMON, NONE -> Grade.GENERAL_2;
          };
    };
  }
}
