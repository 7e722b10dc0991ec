package city.weir.server.console;

import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody arrives after signing in: who one is here, and what one may do. */
@ConsolePages
class HomePages {
  @GetMapping("/console")
  String home() {
    return "console/home";
  }
}
