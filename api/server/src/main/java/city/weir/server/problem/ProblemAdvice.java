package city.weir.server.problem;

import city.weir.catalog.draft.Words;
import city.weir.contract.reading.ContractException;
import city.weir.lake.sql.SqlSession;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.rows.QueryRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever a controller throws into a problem; nothing of the inside goes out. */
@RestControllerAdvice
public final class ProblemAdvice {
  private static final ExceptionHandlerMethodResolver HANDLERS =
      new ExceptionHandlerMethodResolver(ProblemAdvice.class);

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  /** Names of classes, in messages of the JSON parser. */
  private static final Pattern INSIDE =
      Pattern.compile("`?(?:[a-z][a-z0-9]*\\.){2,}[A-Z][A-Za-z0-9$]*(?:\\[[^\\]]*\\])?`?");

  private final Problems problems;

  ProblemAdvice(Problems problems) {
    this.problems = problems;
  }

  /** The problem that answers {@code e} where pages are asked for, not the API. */
  public Problem problem(Exception e, HttpServletRequest request) {
    Method handler = Objects.requireNonNull(HANDLERS.resolveMethodByThrowable(e));
    ReflectionUtils.makeAccessible(handler);
    ResponseEntity<?> answer =
        (ResponseEntity<?>)
            Objects.requireNonNull(ReflectionUtils.invokeMethod(handler, this, e, request));
    return (Problem) Objects.requireNonNull(answer.getBody());
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(ProblemException e, HttpServletRequest request) {
    boolean chinese = problems.inChinese(request);
    return answer(
        request,
        e.code(),
        e.detail().in(chinese),
        e.problems().stream().map(each -> each.in(chinese)).toList());
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(ContractException e, HttpServletRequest request) {
    List<String> all = e.problems().stream().map(Object::toString).toList();
    return answer(
        request,
        ProblemCode.BAD_CONTRACT,
        "Nothing was changed; %d problems are listed, each with its remedy".formatted(all.size()),
        all);
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(DeniedException e, HttpServletRequest request) {
    Decision.Deny denial = e.denial();
    boolean chinese = problems.inChinese(request);
    String about = e.about() == null ? "" : e.about() + (chinese ? "：" : ": ");
    String detail =
        chinese
            ? "%s%s。%s。".formatted(about, denial.reason().zh(), denial.remedy().zh())
            : "%s%s. %s.".formatted(about, denial.reason().en(), denial.remedy().en());
    Problem problem =
        problems
            .of(request, ProblemCode.NOT_PERMITTED, detail, List.of())
            .because(denial.code().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return answer(ProblemCode.NOT_PERMITTED, problem);
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(QueryRefused e, HttpServletRequest request) {
    return answer(request, ProblemCode.BAD_QUERY, e.parameter() + ": " + e.getMessage(), List.of());
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(SqlSession.QueryTimeout e, HttpServletRequest request) {
    return answer(
        request,
        ProblemCode.TOOK_TOO_LONG,
        "The query was stopped at its time limit; narrow it by a filter on time or key",
        List.of());
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(NoSuchTableException e, HttpServletRequest request) {
    return answer(
        request,
        ProblemCode.UNAVAILABLE,
        "The dataset's table is not made yet; ask again in a moment",
        List.of());
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(HttpMessageNotReadableException e, HttpServletRequest request) {
    Throwable cause = e.getMostSpecificCause();
    if (cause instanceof BodyRefusedException refused) {
      return answer(
          request, refused.code(), refused.why().in(problems.inChinese(request)), List.of());
    }
    if (cause instanceof ProblemException known) {
      // A record refused to be made of the body.
      return on(known, request);
    }
    if (cause == e) {
      // Nothing failed below: no body came.
      Words missing = new Words("没有内容，请发送内容", "There is no body; send one");
      return answer(
          request, ProblemCode.MALFORMED, missing.in(problems.inChinese(request)), List.of());
    }
    String first =
        INSIDE
            .matcher(String.valueOf(cause.getMessage()).lines().findFirst().orElse(""))
            .replaceAll("this");
    return answer(request, ProblemCode.MALFORMED, "The body cannot be read: " + first, List.of());
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    Class<?> wanted = e.getRequiredType();
    String detail =
        "%s: is no %s"
            .formatted(
                e.getName(),
                wanted == Instant.class
                    ? "moment; write 2026-06-01T08:00:00Z or 2026-06-01T08:00:00%2B08:00"
                    : wanted == null ? "value that is taken here" : word(wanted));
    return answer(request, ProblemCode.BAD_QUERY, detail, List.of());
  }

  private static String word(Class<?> type) {
    return Number.class.isAssignableFrom(type) || type.isPrimitive()
        ? "number, or is too large"
        : type.isEnum()
            ? "word of " + Arrays.toString(type.getEnumConstants())
            : "value that is taken here";
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(NoResourceFoundException e, HttpServletRequest request) {
    return answer(
        request,
        ProblemCode.NOT_FOUND,
        "There is nothing at this path; /api-docs lists what there is",
        List.of());
  }

  /**
   * An answer that is under way cannot become a problem any more: the connection is broken off, so
   * that nobody takes the part that was sent for the whole.
   */
  @ExceptionHandler
  ResponseEntity<Problem> on(
      IOException e, HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (response.isCommitted()) {
      throw e;
    }
    return on((Exception) e, request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      String detail = known.getBody().getDetail();
      return answer(request, kind(e), detail == null ? "" : detail, List.of());
    }
    log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
    return answer(
        request,
        ProblemCode.INTERNAL,
        "The request could not be answered; the log tells why under the correlation given here",
        List.of());
  }

  private static ProblemCode kind(Exception e) {
    if (e instanceof HttpRequestMethodNotSupportedException) {
      return ProblemCode.WRONG_METHOD;
    }
    if (e instanceof HttpMediaTypeNotSupportedException) {
      return ProblemCode.WRONG_CONTENT_TYPE;
    }
    if (e instanceof HttpMediaTypeNotAcceptableException) {
      return ProblemCode.NOT_ACCEPTABLE;
    }
    return ProblemCode.MALFORMED;
  }

  private ResponseEntity<Problem> answer(
      HttpServletRequest request, ProblemCode code, String detail, List<String> all) {
    return answer(code, problems.of(request, code, detail, all));
  }

  private static ResponseEntity<Problem> answer(ProblemCode code, Problem problem) {
    return ResponseEntity.status(code.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
