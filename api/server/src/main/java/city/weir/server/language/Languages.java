package city.weir.server.language;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

/**
 * The language of a page: what the address says ({@code ?lang=zh}), else what was chosen before,
 * else what the browser prefers. Chinese or English; English for those who prefer neither.
 */
final class Languages implements LocaleResolver {
  private static final String PARAMETER = "lang";

  /** Keeps the language an address names. */
  static final class Choice implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      LocaleResolver languages = RequestContextUtils.getLocaleResolver(request);
      if (languages != null && request.getParameter(PARAMETER) != null) {
        languages.setLocale(request, response, languages.resolveLocale(request));
      }
      return true;
    }
  }

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
