package city.weir.catalog.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.weir.catalog.draft.Words;
import city.weir.contract.Grade;
import city.weir.contract.TableName;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AppraiserTest {
  private static final TableName PEOPLE = TableName.parse("theme.people");

  private static Graded.Item item(String name, Grade grade, boolean masked) {
    return new Graded.Item(name, name, grade, true, masked, List.of());
  }

  private static Suspicion found(String column, Sensitive kind) {
    return new Suspicion(column, kind, 90, 100, true, "9×11");
  }

  private static List<Advice> appraise(long rows, List<Suspicion> found, Graded.Item... items) {
    return Appraiser.appraise(new Graded("t", Arrays.asList(items)), Assessment.of(found, rows));
  }

  @Test
  void raisesWhatIsGradedBelowWhatItHoldsAndMasksIt() {
    assertThat(
            appraise(
                500,
                List.of(found("phone", Sensitive.PHONE)),
                item("phone", Grade.GENERAL_1, false),
                item("stage", Grade.GENERAL_1, false)))
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.column()).isEqualTo("phone");
              assertThat(a.kind()).isEqualTo(Advice.Kind.RAISE);
              assertThat(a.proposed()).isEqualTo(Grade.GENERAL_4);
              assertThat(a.mask()).isEqualTo("{default: partial, keep: [3, 4]}");
              assertThat(a.category()).isEqualTo(Category.PERSONAL);
              assertThat(a.factors())
                  .containsEntry(Factor.SCALE, new Words("500 行", "500 rows"))
                  .containsEntry(
                      Factor.COVERAGE, new Words("取样值的 90%", "90 % of the sampled values"));
              assertThat(a.harms()).containsExactly(Sensitive.PHONE.harm());
            });
  }

  @Test
  void leavesAloneWhatIsGradedAndMaskedAsItShould() {
    assertThat(
            appraise(
                500,
                List.of(found("phone", Sensitive.PHONE), found("home", Sensitive.ADDRESS)),
                item("phone", Grade.GENERAL_4, true),
                item("home", Grade.GENERAL_2, false)))
        .isEmpty();
  }

  @Test
  void proposesTheMaskThatIsMissing() {
    assertThat(
            appraise(
                1, List.of(found("phone", Sensitive.PHONE)), item("phone", Grade.GENERAL_4, false)))
        .extracting(Advice::kind, Advice::proposed, Advice::mask)
        .containsExactly(
            tuple(Advice.Kind.MASK, Grade.GENERAL_4, "{default: partial, keep: [3, 4]}"));
    Suspicion byNameOnly = new Suspicion("phone", Sensitive.PHONE, 0, 0, true, "");
    assertThat(appraise(0, List.of(byNameOnly), item("phone", Grade.GENERAL_4, false))).isEmpty();
  }

  @Test
  void masksNumbersByLeavingThemOut() {
    Graded.Item number = new Graded.Item("phone", "电话", Grade.GENERAL_1, false, false, List.of());

    assertThat(appraise(1, List.of(found("phone", Sensitive.PHONE)), number))
        .extracting(Advice::mask)
        .containsExactly("{default: remove}");
  }

  @Test
  void proposesALowerGradeOnlyWhereItIsSure() {
    Graded.Item high = item("home", Grade.GENERAL_4, true);

    assertThat(appraise(1, List.of(found("home", Sensitive.ADDRESS)), high))
        .extracting(Advice::kind, Advice::proposed)
        .containsExactly(tuple(Advice.Kind.LOWER, Grade.GENERAL_2));
    Suspicion unsure = new Suspicion("home", Sensitive.ADDRESS, 90, 100, false, "");
    assertThat(appraise(1, List.of(unsure), high)).isEmpty();
    assertThat(
            appraise(1, List.of(found("home", Sensitive.ADDRESS)), item("home", Grade.CORE, true)))
        .isEmpty();
  }

  @Test
  void gradesWhatTellsMoreOfAPersonTogetherHigher() {
    assertThat(
            appraise(
                1,
                List.of(
                    found("home", Sensitive.ADDRESS),
                    found("name", Sensitive.PERSON_NAME),
                    found("phone", Sensitive.PHONE)),
                item("home", Grade.GENERAL_2, false)))
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.proposed()).isEqualTo(Grade.GENERAL_3);
              assertThat(a.factors()).containsKey(Factor.DEPTH);
              assertThat(a.reasons()).hasSize(2);
            });
  }

  @Test
  void keepsTenMillionPeopleLikeImportantData() {
    assertThat(
            appraise(
                Assessment.MANY_PEOPLE,
                List.of(found("phone", Sensitive.PHONE)),
                item("phone", Grade.GENERAL_4, true)))
        .extracting(Advice::proposed)
        .containsExactly(Grade.IMPORTANT);
  }

  @Test
  void raisesWhatIsMadeOfSomethingGradedHigher() {
    Graded.Item derived =
        new Graded.Item(
            "total",
            "合计",
            Grade.GENERAL_1,
            false,
            false,
            List.of(new Graded.Input(PEOPLE, "id_card", Grade.GENERAL_4)));

    assertThat(appraise(1, List.of(), derived))
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.kind()).isEqualTo(Advice.Kind.DERIVED);
              assertThat(a.proposed()).isEqualTo(Grade.GENERAL_4);
              assertThat(a.reasons().get(0).en()).contains("theme.people.id_card (general 4)");
              assertThat(a.reasons().get(0).zh())
                  .contains("theme.people.id_card（一般 4 级）")
                  .doesNotContain("general");
            });
  }

  @Test
  void neverLowersBelowAnInput() {
    Graded.Item derived =
        new Graded.Item(
            "home",
            "住址",
            Grade.GENERAL_4,
            true,
            true,
            List.of(new Graded.Input(PEOPLE, "home", Grade.GENERAL_3)));

    assertThat(appraise(1, List.of(found("home", Sensitive.ADDRESS)), derived))
        .extracting(Advice::kind, Advice::proposed)
        .containsExactly(tuple(Advice.Kind.LOWER, Grade.GENERAL_3));
  }

  /** Whatever is found: followed, the advice leads to a grade that needs no more advice. */
  @Property
  void isSatisfiedOnceItIsFollowed(
      @ForAll Sensitive kind,
      @ForAll Grade grade,
      @ForAll boolean masked,
      @ForAll boolean text,
      @ForAll boolean named,
      @ForAll @IntRange(min = 0, max = 100) int matched,
      @ForAll @IntRange(min = 0, max = 20_000_000) int rows) {
    Suspicion suspicion = new Suspicion("c", kind, matched, 100, named, "");
    Graded.Item item = new Graded.Item("c", "c", grade, text, masked, List.of());

    for (Advice advice : appraise(rows, List.of(suspicion), item)) {
      Graded.Item followed =
          new Graded.Item(
              "c", "c", advice.proposed(), text, masked || advice.mask() != null, List.of());
      assertThat(appraise(rows, List.of(suspicion), followed))
          .as("after %s", advice)
          .noneMatch(a -> a.kind() == Advice.Kind.RAISE || a.kind() == Advice.Kind.LOWER);
    }
  }
}
