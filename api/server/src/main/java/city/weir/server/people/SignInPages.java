package city.weir.server.people;

import city.weir.server.console.ConsolePages;
import city.weir.sharing.policy.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in. */
@ConsolePages
class SignInPages {
  @GetMapping("/sign-in")
  String signIn(Subject reader, @RequestParam @Nullable String wrong, Model model) {
    if (!reader.is(Subject.Role.PUBLIC)) {
      return "redirect:/console";
    }
    model.addAttribute("wrong", wrong != null);
    return "console/people/sign-in";
  }
}
