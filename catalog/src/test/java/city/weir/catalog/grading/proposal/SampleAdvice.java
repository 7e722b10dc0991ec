package city.weir.catalog.grading.proposal;

import city.weir.catalog.draft.Words;
import city.weir.catalog.grading.Advice;
import city.weir.catalog.grading.Category;
import city.weir.catalog.grading.Factor;
import city.weir.catalog.grading.Harm;
import city.weir.catalog.grading.Sensitive;
import city.weir.catalog.grading.Suspicion.Confidence;
import city.weir.contract.Grade;
import java.util.List;
import java.util.Map;

/** Advice the tests begin from. */
final class SampleAdvice {
  private SampleAdvice() {}

  static Advice raise(String entry, String column) {
    return advice(entry, column, Advice.Kind.RAISE, Grade.GENERAL_1, Grade.GENERAL_4);
  }

  static Advice lower(String entry, String column) {
    return advice(entry, column, Advice.Kind.LOWER, Grade.GENERAL_4, Grade.GENERAL_2);
  }

  static Advice advice(
      String entry, String column, Advice.Kind kind, Grade current, Grade proposed) {
    return new Advice(
        entry,
        column,
        kind,
        current,
        proposed,
        null,
        kind == Advice.Kind.RAISE ? "{default: partial, keep: [3, 4]}" : null,
        Sensitive.PHONE,
        Category.PERSONAL,
        List.of(
            new Harm(Harm.Target.PERSONS, Harm.Degree.GRAVE),
            new Harm(Harm.Target.PUBLIC_INTEREST, Harm.Degree.SERIOUS)),
        Map.of(
            Factor.SCALE, new Words("500 行", "500 rows"), Factor.GROUP, new Words("自然人", "people")),
        List.of(new Words("“手机号”，一", "\"phones\"; one"), new Words("二", "two")),
        Confidence.HIGH);
  }

  static Advice derived(String entry, String column) {
    return new Advice(
        entry,
        column,
        Advice.Kind.DERIVED,
        Grade.GENERAL_1,
        Grade.GENERAL_3,
        null,
        null,
        null,
        Category.DERIVED,
        List.of(),
        Map.of(),
        List.of(new Words("由", "of")),
        Confidence.HIGH);
  }
}
