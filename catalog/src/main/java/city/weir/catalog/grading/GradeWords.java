package city.weir.catalog.grading;

import city.weir.catalog.draft.Words;
import city.weir.contract.Grade;

/** Grades as people call them, where a text speaks of them. */
final class GradeWords {
  private GradeWords() {}

  static Words of(Grade grade) {
    return switch (grade) {
      case GENERAL_1 -> new Words("一般 1 级", "general 1");
      case GENERAL_2 -> new Words("一般 2 级", "general 2");
      case GENERAL_3 -> new Words("一般 3 级", "general 3");
      case GENERAL_4 -> new Words("一般 4 级", "general 4");
      case IMPORTANT -> new Words("重要", "important");
      case CORE -> new Words("核心", "core");
    };
  }
}
