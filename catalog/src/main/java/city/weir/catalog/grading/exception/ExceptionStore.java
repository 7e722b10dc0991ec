package city.weir.catalog.grading.exception;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps exceptions for ever, also those that ended. Safe for several threads and processes. */
public interface ExceptionStore {
  Optional<GradeException> find(String id);

  /** Keeps a new one. */
  void add(GradeException asked);

  /**
   * Puts {@code after} in place of {@code before}.
   *
   * @return false when somebody was faster; nothing was changed
   */
  boolean replace(GradeException before, GradeException after);

  /**
   * The newest first.
   *
   * @param dataset only of this one, or null for all
   * @param state only in this state, or null for all
   * @param before only with ids before this one, or null to begin
   */
  List<GradeException> list(
      @Nullable String dataset,
      GradeException.@Nullable State state,
      @Nullable String before,
      int most);
}
