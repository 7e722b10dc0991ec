package city.weir.server.signin;

import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * The cookie by which a browser is known: not for scripts, not for other sites, and where people
 * come by TLS, for nothing but this very host by TLS.
 */
@Component
final class SessionCookie
    implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory>, Ordered {
  private final ConsoleSettings settings;

  SessionCookie(ConsoleSettings settings) {
    this.settings = settings;
  }

  @Override
  public void customize(ConfigurableServletWebServerFactory server) {
    Cookie cookie = server.getSettings().getSession().getCookie();
    cookie.setName(settings.secure() ? "__Host-weir" : "weir");
    cookie.setSecure(settings.secure());
    cookie.setHttpOnly(true);
    cookie.setSameSite(Cookie.SameSite.LAX);
    cookie.setPath("/");
  }

  /** After the settings of Spring's own. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
