package city.weir.server.console;

import city.weir.server.problem.Problem;
import city.weir.server.problem.ProblemAdvice;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.Problems;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.ViewResolver;

/**
 * Shows in the layout what the API answers as problems: the same refusals, in the same words. To
 * htmx only the notice is sent, which goes above the content.
 */
@ControllerAdvice(annotations = ConsolePages.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ErrorPages {
  private static final String PAGE = "console/error";
  private static final String NOTICE = "console/error :: notice";

  private final ProblemAdvice advice;
  private final Problems problems;
  private final ConsoleFrames frames;
  private final ViewResolver views;

  ErrorPages(
      ProblemAdvice advice, Problems problems, ConsoleFrames frames, ViewResolver viewResolver) {
    this.advice = advice;
    this.problems = problems;
    this.frames = frames;
    this.views = viewResolver;
  }

  @ExceptionHandler
  ModelAndView on(Exception e, HttpServletRequest request, Subject reader) {
    Problem problem = advice.problem(e, request);
    return new ModelAndView(
        name(request), model(problem, request, reader), HttpStatusCode.valueOf(problem.status()));
  }

  /** Answers where no controller does: in filters. */
  public void write(
      HttpServletRequest request,
      HttpServletResponse response,
      Subject reader,
      ProblemCode code,
      String detail)
      throws IOException, ServletException {
    Problem problem = problems.of(request, code, detail, List.of());
    response.setStatus(problem.status());
    response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
    Map<String, Object> model = model(problem, request, reader);
    ConsoleFrame frame = frames.frame(request, reader);
    try {
      Objects.requireNonNull(views.resolveViewName(name(request), frame.locale()))
          .render(model, request, response);
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException("The page of a refusal cannot be shown", e);
    }
  }

  private Map<String, Object> model(Problem problem, HttpServletRequest request, Subject reader) {
    return Map.of("problem", problem, ConsoleFrames.NAME, frames.frame(request, reader));
  }

  private static String name(HttpServletRequest request) {
    return request.getHeader("HX-Request") == null ? PAGE : NOTICE;
  }
}
