package city.weir.catalog.grading.exception;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps exceptions for ever, also those that ended. Safe for several threads and processes. */
public interface ExceptionStore {
  Optional<GradeException> find(String id);

  /**
   * Keeps a new one.
   *
   * @param callKey what its asker calls it by, or null
   * @return false when the asker used that key before; nothing was kept
   */
  boolean add(GradeException asked, @Nullable String callKey);

  /** What {@code asker} asked for under {@code callKey}. */
  Optional<GradeException> askedUnder(String asker, String callKey);

  /**
   * Puts {@code after} in place of {@code before}.
   *
   * @return false when somebody was faster; nothing was changed
   */
  boolean replace(GradeException before, GradeException after);

  /**
   * The newest first.
   *
   * @param datasets only of these, or null for all
   * @param state only in this state, or null for all
   * @param before only with ids before this one, or null to begin
   */
  List<GradeException> list(
      @Nullable Set<String> datasets,
      GradeException.@Nullable State state,
      @Nullable String before,
      int most);
}
