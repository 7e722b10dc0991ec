package city.weir.catalog.grading.exception;

import city.weir.catalog.grading.Act;
import city.weir.contract.Grade;
import city.weir.contract.GradeReason.Because;
import city.weir.contract.TableName;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That a column of a derived dataset may be graded lower than certain inputs: asked for, judged by
 * somebody else, and in force until a day.
 *
 * @param dataset id of the contract
 * @param column name of the column, or null for all of them
 * @param grade the lowest it may be given
 * @param why why it says less than its inputs, in words
 * @param inputs what it was judged against; nothing else is covered
 * @param until the last day it holds
 * @param decided who approved or refused it, or null while nobody has
 * @param ended who revoked it, or null
 */
public record GradeException(
    String id,
    String dataset,
    @Nullable String column,
    Grade grade,
    Because because,
    String why,
    List<Input> inputs,
    LocalDate until,
    State state,
    Act asked,
    @Nullable Act decided,
    @Nullable Act ended) {
  /** So many characters of words at most. */
  public static final int MOST_CHARACTERS = 1_000;

  public GradeException {
    inputs = List.copyOf(inputs);
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("The exception %s names no input".formatted(id));
    }
    if (why.isBlank() || why.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "why: say in 1 to %d characters why it says less than its inputs"
              .formatted(MOST_CHARACTERS));
    }
  }

  /** Where it stands; that its day has passed is told by the day. */
  public enum State {
    ASKED,
    APPROVED,
    REFUSED,
    REVOKED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A column it is made of.
   *
   * @param grade how that was graded when the exception was judged; raised since, it is not covered
   */
  public record Input(TableName table, String column, Grade grade) {}

  /** Whether it is in force on {@code day}. */
  public boolean standsOn(LocalDate day) {
    return state == State.APPROVED && !day.isAfter(until);
  }

  GradeException judged(State judgement, Act act) {
    return new GradeException(
        id, dataset, column, grade, because, why, inputs, until, judgement, asked, act, null);
  }

  GradeException revoked(Act act) {
    return new GradeException(
        id,
        dataset,
        column,
        grade,
        because,
        why,
        inputs,
        until,
        State.REVOKED,
        asked,
        decided,
        act);
  }
}
