package city.weir.server.console;

import city.weir.sharing.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts the frame around the pages of the console. */
@ControllerAdvice(annotations = ConsolePages.class)
final class ConsoleFrames {
  /** What templates call the frame. */
  static final String NAME = "console";

  private final List<ConsoleEntry> entries;
  private final LocaleResolver languages;
  private final ZoneId zone;

  ConsoleFrames(
      List<ConsoleEntry> entries,
      LocaleResolver languages,
      @Value("${weir.console.zone:Asia/Shanghai}") ZoneId zone) {
    this.entries =
        entries.stream()
            .sorted(Comparator.comparingInt(ConsoleEntry::order).thenComparing(ConsoleEntry::path))
            .toList();
    this.languages = languages;
    this.zone = zone;
  }

  @ModelAttribute(NAME)
  ConsoleFrame frame(HttpServletRequest request, Subject reader) {
    Locale locale = languages.resolveLocale(request);
    String other = locale.getLanguage().equals("zh") ? "en" : "zh";
    UriComponentsBuilder here = UriComponentsBuilder.fromPath(request.getRequestURI());
    if (request.getMethod().equals("GET")) {
      here.query(request.getQueryString());
    }
    return new ConsoleFrame(
        reader,
        entries.stream().filter(entry -> entry.openTo(reader)).toList(),
        request.getRequestURI(),
        here.replaceQueryParam("lang", other).build().toUriString(),
        locale,
        zone);
  }
}
