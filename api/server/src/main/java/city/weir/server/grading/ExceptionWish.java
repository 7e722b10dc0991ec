package city.weir.server.grading;

import city.weir.contract.Grade;
import city.weir.contract.GradeReason.Because;
import city.weir.contract.TableName;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An exception as somebody wishes it, read and found well formed.
 *
 * @param column null for all columns
 * @param inputs those it is for; empty for all that are graded higher now
 */
record ExceptionWish(
    String dataset,
    @Nullable String column,
    Grade grade,
    Because because,
    String why,
    List<Named> inputs,
    LocalDate until) {

  /** A column of a table. */
  record Named(TableName table, String column) {}

  /** As it is sent: every field as text. */
  record Sent(
      @Nullable String dataset,
      @Nullable String column,
      @Nullable String grade,
      @Nullable String because,
      @Nullable String why,
      @Nullable List<String> inputs,
      @Nullable String until) {
    ExceptionWish read() {
      String reason = needed("why", why);
      if (reason.length() > 1_000) {
        throw wrong("why", "say it in at most 1000 characters");
      }
      List<String> named = inputs == null ? List.of() : inputs;
      if (named.size() > 100) {
        throw wrong("inputs", "name at most 100");
      }
      return new ExceptionWish(
          needed("dataset", dataset),
          column == null || column.isBlank() ? null : column,
          gradeOf(needed("grade", grade)),
          because(needed("because", because)),
          reason,
          named.stream().map(Sent::input).toList(),
          day(needed("until", until)));
    }

    private static Because because(String word) {
      return Arrays.stream(Because.values())
          .filter(b -> b.word().equals(word.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  wrong(
                      "because",
                      "write aggregated, anonymised, generalised, selected or published"));
    }

    private static Named input(String text) {
      if (!text.matches("[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*/[a-z][a-z0-9_]*")) {
        throw wrong(
            "inputs", "'%s': write table/column, such as theme.hospital/name".formatted(text));
      }
      String[] parts = text.split("/");
      return new Named(TableName.parse(parts[0]), parts[1]);
    }

    private static LocalDate day(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        ProblemException problem = wrong("until", "write a day, such as 2027-06-30");
        problem.initCause(e);
        throw problem;
      }
    }
  }

  static Grade gradeOf(String word) {
    return Arrays.stream(Grade.values())
        .filter(g -> g.word().equals(word))
        .findFirst()
        .orElseThrow(() -> wrong("grade", "write general-1 to general-4, or important"));
  }

  static String needed(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw wrong(field, "is needed");
    }
    return value.strip();
  }

  private static ProblemException wrong(String field, String why) {
    return new ProblemException(ProblemCode.MALFORMED, field + ": " + why);
  }
}
