package city.weir.server.people;

import city.weir.server.audit.Audit;
import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.security.Credentials;
import city.weir.server.security.Exclusions;
import city.weir.server.security.Passwords;
import city.weir.server.signin.Sessions;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** People and systems: seen, shut out and let in again, their sessions ended, passwords renewed. */
@ConsolePages
@RequestMapping("/console/people")
class PeoplePages {
  private static final String LIST = "console/people/list";

  private final Register register;
  private final Exclusions exclusions;
  private final Sessions sessions;
  private final Passwords passwords;
  private final Audit audit;

  PeoplePages(
      Register register,
      Exclusions exclusions,
      Sessions sessions,
      Passwords passwords,
      Audit audit) {
    this.register = register;
    this.exclusions = exclusions;
    this.sessions = sessions;
    this.passwords = passwords;
    this.audit = audit;
  }

  @Bean
  static ConsoleEntry peopleEntry() {
    return new ConsoleEntry("/console/people", "people", 80, Set.of(Subject.Role.ADMINISTRATOR));
  }

  @GetMapping
  String list(Model model) {
    fill(model);
    return LIST;
  }

  /** Nothing is given to it any more: neither by session, nor by token, nor by subscription. */
  @PostMapping("/{id}/exclusion")
  String shutOut(@PathVariable String id, Subject reader, HttpServletRequest request, Model model) {
    Known known = other(id, reader);
    audit.permitted(request, reader, Deed.of("person.shut-out"), id);
    exclusions.add(id);
    sessions.endAll(id);
    return done("people.done.out", known, model);
  }

  @PostMapping("/{id}/admission")
  String letIn(@PathVariable String id, Subject reader, HttpServletRequest request, Model model) {
    Known known = other(id, reader);
    audit.permitted(request, reader, Deed.of("person.let-in"), id);
    exclusions.remove(id);
    return done("people.done.in", known, model);
  }

  @PostMapping("/{id}/session-end")
  String endSessions(
      @PathVariable String id, Subject reader, HttpServletRequest request, Model model) {
    Known known = known(id);
    audit.permitted(request, reader, Deed.of("person.end-sessions"), id);
    sessions.endAll(id);
    return done("people.done.ended", known, model);
  }

  /** The new password is in this answer, and nowhere else. */
  @PostMapping("/{id}/password")
  String renewPassword(
      @PathVariable String id, Subject reader, HttpServletRequest request, Model model)
      throws IOException {
    Known known = known(id);
    if (!known.password()) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          "%s has no password here: people of the city's issuer and systems get theirs elsewhere"
              .formatted(id));
    }
    audit.permitted(request, reader, Deed.of("person.renew-password"), id);
    String password = passwords.renew(id);
    sessions.endAll(id);
    model.addAttribute("password", password);
    return done("people.done.password", known, model);
  }

  private String done(String word, Known known, Model model) {
    model.addAttribute("done", word);
    model.addAttribute("about", known);
    fill(model);
    return LIST;
  }

  private void fill(Model model) {
    model.addAttribute("people", register.people());
    model.addAttribute("systems", register.systems());
    model.addAttribute("outside", register.outside());
    model.addAttribute("worker", Credentials.WORKER);
  }

  /** Somebody else: nobody may lock the door behind oneself. */
  private Known other(String id, Subject reader) {
    Known known = known(id);
    if (id.equals(reader.id()) || id.equals(reader.party()) || id.equals(Credentials.WORKER)) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          "%s cannot be shut out: nobody shuts out oneself, nor the platform's own worker"
              .formatted(id));
    }
    return known;
  }

  private Known known(String id) {
    return register
        .find(id)
        .orElseThrow(
            () ->
                new ProblemException(ProblemCode.NOT_FOUND, "There is nobody '%s'".formatted(id)));
  }
}
