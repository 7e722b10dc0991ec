package city.weir.server.security;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;

/** The headers that tell browsers what an answer may do. */
public final class PageHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {
  /** Everything a page may load comes from this server. */
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  @Override
  public void customize(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
        .referrerPolicy(r -> {})
        .frameOptions(f -> f.deny());
  }
}
