package city.weir.catalog.grading;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.grading.LabelledColumns.Labelled;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How good the finding is, over all the labelled columns, and by kind. */
class LabelledColumnsTest {
  private static final double FLOOR = 0.97;

  private final SensitiveColumns columns = new SensitiveColumns(ProtectedSites.NONE);

  /** Right, wrongly accused, overlooked. */
  private static final class Tally {
    int right;
    int accused;
    int overlooked;

    double precision() {
      return (double) right / (right + accused);
    }

    double recall() {
      return (double) right / (right + overlooked);
    }

    @Override
    public String toString() {
      return "precision %.3f, recall %.3f (%d right, %d wrongly accused, %d overlooked)"
          .formatted(precision(), recall(), right, accused, overlooked);
    }
  }

  @Test
  void findsWhatIsSensitiveAndLittleElse() {
    Map<Sensitive, Tally> byKind = new EnumMap<>(Sensitive.class);
    Tally all = new Tally();
    List<String> wrong = new ArrayList<>();
    for (Labelled labelled : LabelledColumns.all()) {
      Optional<Sensitive> found =
          columns.find(List.of(labelled.column())).stream().map(Suspicion::kind).findFirst();
      Sensitive kind = labelled.kind();
      if (kind != null && found.equals(Optional.of(kind))) {
        all.right++;
        byKind.computeIfAbsent(kind, k -> new Tally()).right++;
        continue;
      }
      if (kind != null || found.isPresent()) {
        wrong.add("%s: %s instead of %s".formatted(labelled.what(), found, kind));
      }
      if (kind != null) {
        all.overlooked++;
        byKind.computeIfAbsent(kind, k -> new Tally()).overlooked++;
      }
      if (found.isPresent()) {
        all.accused++;
        byKind.computeIfAbsent(found.get(), k -> new Tally()).accused++;
      }
    }
    System.out.println("Sensitive columns found: " + all);
    byKind.forEach((kind, tally) -> System.out.println("  " + kind + ": " + tally));
    wrong.forEach(each -> System.out.println("  wrong: " + each));

    assertThat(all.right + all.overlooked).isGreaterThan(60);
    assertThat(all.precision()).as("precision; wrong: %s", wrong).isGreaterThanOrEqualTo(FLOOR);
    assertThat(all.recall()).as("recall; wrong: %s", wrong).isGreaterThanOrEqualTo(FLOOR);
  }

  @Test
  void quotesNoneOfTheValues() {
    for (Labelled labelled : LabelledColumns.all()) {
      columns
          .find(List.of(labelled.column()))
          .forEach(
              found ->
                  labelled.column().values().stream()
                      .filter(value -> value.length() > 2)
                      .forEach(
                          value ->
                              assertThat(found.reason().zh() + found.reason().en())
                                  .doesNotContain(value)));
    }
  }
}
