package city.weir.server.people;

import city.weir.server.console.ConsoleEntry;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Who comes into the console, and through which of its doors. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {
  @Bean
  @Order(5)
  SecurityFilterChain console(
      HttpSecurity http,
      List<ConsoleEntry> entries,
      PasswordCheck passwords,
      SignIns signIns,
      ConsoleRefusals refusals)
      throws Exception {
    return http.securityMatcher("/console", "/console/**", "/sign-in", "/sign-out")
        // Written for every answer by the headers package.
        .headers(headers -> headers.disable())
        .authenticationProvider(passwords)
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .usernameParameter("person")
                    .successHandler(signIns)
                    .failureHandler(signIns))
        .logout(
            out ->
                out.logoutUrl("/sign-out").addLogoutHandler(signIns).logoutSuccessUrl("/sign-in"))
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .authorizeHttpRequests(
            paths -> {
              paths.requestMatchers("/sign-in").permitAll();
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
