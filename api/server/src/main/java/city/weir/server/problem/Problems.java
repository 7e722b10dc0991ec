package city.weir.server.problem;

import city.weir.catalog.draft.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Makes problems, and writes them where no controller does: in filters. */
@Component
public final class Problems {
  private final JsonMapper json;

  private final LocaleResolver languages;

  Problems(JsonMapper json, LocaleResolver languages) {
    this.json = json;
    this.languages = languages;
  }

  /** The problem as an answer to {@code request}, in the language it asks for. */
  public Problem of(
      HttpServletRequest request, ProblemCode code, String detail, List<String> problems) {
    return new Problem(
        "urn:weir:problem:" + code.code(),
        code.title(inChinese(request)),
        code.status().value(),
        detail,
        request.getRequestURI(),
        Correlation.of(request),
        null,
        problems);
  }

  boolean inChinese(HttpServletRequest request) {
    return Locale.CHINESE.getLanguage().equals(languages.resolveLocale(request).getLanguage());
  }

  /** The same in the language {@code request} asks for. */
  public void write(
      HttpServletRequest request, HttpServletResponse response, ProblemCode code, Words detail)
      throws IOException {
    write(request, response, code, detail.in(inChinese(request)));
  }

  /** Answers {@code request} with a problem, unless an answer is already under way. */
  public void write(
      HttpServletRequest request, HttpServletResponse response, ProblemCode code, String detail)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.setStatus(code.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    response.getOutputStream().write(json.writeValueAsBytes(of(request, code, detail, List.of())));
  }
}
