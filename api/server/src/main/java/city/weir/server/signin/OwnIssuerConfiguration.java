package city.weir.server.signin;

import city.weir.server.limits.RateLimit;
import city.weir.server.limits.RateLimitFilter;
import city.weir.server.limits.WrongTries;
import city.weir.server.problem.Problems;
import city.weir.server.security.Accounts;
import city.weir.server.security.People;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** The embedded issuer's side of signing in: its page, and codes for whoever passed it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${weir.auth.issuer-uri:}'.isBlank()")
class OwnIssuerConfiguration {
  @Bean
  @Order(2)
  SecurityFilterChain ownIssuer(
      HttpSecurity http,
      OwnClient console,
      People people,
      Accounts accounts,
      WrongTries tries,
      WrongPasswords wrong,
      RateLimit limit,
      Problems problems)
      throws Exception {
    // Apart from the console's own in the same session: there one is signed in, here one proved it.
    HttpSessionSecurityContextRepository proved = new HttpSessionSecurityContextRepository();
    proved.setSpringSecurityContextKey("issuer.proved");
    HttpSessionRequestCache asked = new HttpSessionRequestCache();
    asked.setSessionAttrName("issuer.asked");
    SavedRequestAwareAuthenticationSuccessHandler onward =
        new SavedRequestAwareAuthenticationSuccessHandler();
    onward.setRequestCache(asked);
    onward.setDefaultTargetUrl("/console");
    return http.securityMatcher("/oauth2/authorize", "/sign-in")
        // Written for every answer by the headers package.
        .headers(headers -> headers.disable())
        .securityContext(context -> context.securityContextRepository(proved))
        .requestCache(cache -> cache.requestCache(asked))
        .authenticationProvider(new OwnPeople(people, accounts, tries))
        .with(
            new OAuth2AuthorizationServerConfigurer(),
            issuer ->
                issuer
                    .registeredClientRepository(console)
                    .authorizationService(console.codes())
                    .authorizationServerSettings(AuthorizationServerSettings.builder().build())
                    .oidc(Customizer.withDefaults()))
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .usernameParameter("person")
                    .successHandler(onward)
                    .failureHandler(wrong))
        .logout(logout -> logout.disable())
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in"))
                    // The form outlived its session, or was never ours: begin anew.
                    .accessDeniedHandler(
                        (request, response, denied) -> response.sendRedirect("/console")))
        .addFilterAfter(new RateLimitFilter(limit, problems), HeaderWriterFilter.class)
        .authorizeHttpRequests(
            paths -> paths.requestMatchers("/sign-in").permitAll().anyRequest().authenticated())
        .build();
  }
}
