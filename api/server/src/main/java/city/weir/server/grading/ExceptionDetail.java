package city.weir.server.grading;

import city.weir.catalog.grading.Act;
import city.weir.catalog.grading.exception.GradeException;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exception as the API shows it.
 *
 * @param column absent when it is for all columns
 * @param grade the lowest the column may be given
 * @param inputs table/column and how it was graded
 * @param until the last day it holds
 * @param state asked, approved, refused, revoked or ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExceptionDetail(
    String id,
    String dataset,
    @Nullable String column,
    String grade,
    String because,
    String why,
    List<InputDetail> inputs,
    String until,
    String state,
    Act asked,
    @Nullable Act decided,
    @Nullable Act ended) {

  record InputDetail(String table, String column, String grade) {}

  /**
   * @param over whether its last day has passed
   */
  static ExceptionDetail of(GradeException exception, boolean over) {
    boolean ended = over && exception.state() == GradeException.State.APPROVED;
    return new ExceptionDetail(
        exception.id(),
        exception.dataset(),
        exception.column(),
        exception.grade().word(),
        exception.because().word(),
        exception.why(),
        exception.inputs().stream()
            .map(i -> new InputDetail(i.table().toString(), i.column(), i.grade().word()))
            .toList(),
        exception.until().toString(),
        ended ? "ended" : exception.state().word(),
        exception.asked(),
        exception.decided(),
        exception.ended());
  }
}
