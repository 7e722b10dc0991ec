package city.weir.server.signin;

import city.weir.server.console.ConsoleEntry;
import city.weir.server.security.StandingFilter;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Who comes into the console, and through which of its doors. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {
  @Bean
  @Order(5)
  SecurityFilterChain console(
      HttpSecurity http,
      List<ConsoleEntry> entries,
      ConsoleClient client,
      Redemption redemption,
      Visitors visitors,
      SignIns signIns,
      StandingFilter standing,
      ConsoleRefusals refusals)
      throws Exception {
    return http.securityMatcher("/console", "/console/**", "/sign-out", "/signed-out")
        // Written for every answer by the headers package.
        .headers(headers -> headers.disable())
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .oauth2Login(
            login ->
                login
                    .clientRegistrationRepository(client)
                    .authorizedClientRepository(new NoStoredTokens())
                    .loginPage(ConsoleRefusals.WAY_IN)
                    .authorizationEndpoint(begin -> begin.baseUri(ConsoleClient.BEGIN))
                    .redirectionEndpoint(back -> back.baseUri(ConsoleClient.BACK))
                    .tokenEndpoint(token -> token.accessTokenResponseClient(redemption))
                    .userInfoEndpoint(info -> info.oidcUserService(visitors))
                    .successHandler(signIns)
                    .failureHandler(signIns))
        .logout(
            out ->
                out.logoutUrl("/sign-out")
                    .addLogoutHandler(signIns)
                    .logoutSuccessHandler(new SignOut(client)))
        .addFilterBefore(standing, AuthorizationFilter.class)
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .authorizeHttpRequests(
            paths -> {
              paths.requestMatchers(HttpMethod.GET, "/signed-out").permitAll();
              paths.requestMatchers(HttpMethod.GET, "/console").authenticated();
              // What lies deeper has its own door, whatever stands above it.
              entries.stream()
                  .sorted(Comparator.comparing((ConsoleEntry e) -> -e.path().length()))
                  .forEach(
                      entry ->
                          paths
                              .requestMatchers(entry.path(), entry.path() + "/**")
                              .hasAnyRole(
                                  entry.roles().stream().map(Enum::name).toArray(String[]::new)));
              paths.anyRequest().denyAll();
            })
        .build();
  }

  /** Whoever asked for a page before signing in gets it afterwards; never a piece of one. */
  @SuppressWarnings("NullAway") // Without a name nothing is added to the address; undeclared there.
  private static HttpSessionRequestCache pagesOnly() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setMatchingRequestParameterName(null);
    cache.setRequestMatcher(
        request ->
            request.getMethod().equals("GET")
                && request.getRequestURI().startsWith("/console")
                && request.getHeader("HX-Request") == null);
    return cache;
  }
}
