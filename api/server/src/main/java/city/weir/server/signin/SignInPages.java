package city.weir.server.signin;

import city.weir.server.console.ConsolePages;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The embedded issuer's way in, and what is seen on the way out. */
@ConsolePages
class SignInPages {
  @GetMapping("/sign-in")
  String signIn(
      @RequestParam @Nullable String wrong, @RequestParam @Nullable String wait, Model model) {
    model.addAttribute("wrong", wrong != null);
    model.addAttribute("wait", wait != null);
    return "console/signin/sign-in";
  }

  @GetMapping("/signed-out")
  String signedOut() {
    return "console/signin/signed-out";
  }
}
