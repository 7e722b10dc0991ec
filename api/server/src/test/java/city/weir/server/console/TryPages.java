package city.weir.server.console;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Subject;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** A page of a feature, as the package says to add one. */
@ConsolePages
class TryPages {
  @Bean
  static ConsoleEntry tryEntry() {
    return new ConsoleEntry("/console/try", "console-try", 1, Set.of(Subject.Role.AGENCY));
  }

  @GetMapping("/console/try")
  String page() {
    return "console/try";
  }

  @PostMapping(path = "/console/try/works", produces = MediaType.TEXT_HTML_VALUE)
  @ResponseBody
  String works(Subject reader) {
    return "<p id=\"answer\">heard from " + reader.id() + "</p>";
  }

  @PostMapping("/console/try/fails")
  String fails() {
    throw new ProblemException(ProblemCode.NOT_FOUND, "There is no such thing: write another");
  }
}
