package city.weir.server.overview;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of a page: what the address says ({@code ?lang=zh}), else what was chosen before,
 * else what the browser prefers. Chinese or English; English for those who prefer neither.
 */
final class Languages implements LocaleResolver {
  static final String PARAMETER = "lang";

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    String wanted = request.getParameter(PARAMETER);
    if (wanted == null) {
      Cookie chosen = WebUtils.getCookie(request, PARAMETER);
      wanted = chosen == null ? request.getLocale().getLanguage() : chosen.getValue();
    }
    return wanted.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    if (response != null && locale != null) {
      response.addHeader(
          HttpHeaders.SET_COOKIE,
          ResponseCookie.from(PARAMETER, locale.getLanguage())
              .path("/")
              .maxAge(Duration.ofDays(365))
              .sameSite("Lax")
              .httpOnly(true)
              .build()
              .toString());
    }
  }
}
