package city.weir.server.security;

import city.weir.server.limits.RateLimit;
import city.weir.server.limits.RateLimitFilter;
import city.weir.server.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * Which paths are open to whom. A path that is not listed is closed to everybody. The console's are
 * opened by its entries.
 */
@Configuration(proxyBeanMethods = false)
class DoorsConfiguration {
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Bean
  @Order(10)
  SecurityFilterChain doors(
      HttpSecurity http,
      Callers callers,
      Refusals refusals,
      RateLimit limit,
      Problems problems,
      StandingFilter standing)
      throws Exception {
    return http.csrf(csrf -> csrf.requireCsrfProtectionMatcher(DoorsConfiguration::needsProof))
        .securityContext(context -> context.securityContextRepository(new BrowserContexts()))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // Written for every answer, of this chain or not, by the headers package.
        .headers(headers -> headers.disable())
        .oauth2ResourceServer(
            server ->
                server
                    .bearerTokenResolver(new BearerHeader())
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(callers))
                    .authenticationEntryPoint(refusals)
                    .accessDeniedHandler(refusals))
        .addFilterBefore(new IssuerAway(problems), BearerTokenAuthenticationFilter.class)
        .addFilterBefore(new RateLimitFilter(limit, problems), AuthorizationFilter.class)
        .addFilterBefore(standing, AuthorizationFilter.class)
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .authorizeHttpRequests(
            paths ->
                paths
                    // Pages and what they are made of.
                    .requestMatchers(HttpMethod.GET, "/", "/health", "/favicon.svg")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/assets/**", "/webjars/**", "/pages/**")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/api-docs", "/api-docs/**", "/swagger-ui/**")
                    .permitAll()
                    // What may be seen there without a token is for the policy to say.
                    .requestMatchers(HttpMethod.GET, "/api/v1/overview", "/api/v1/overview/**")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/api/v1/datasets", "/api/v1/datasets/**")
                    .permitAll()
                    // What may be seen there is for the directory to say.
                    .requestMatchers(
                        HttpMethod.GET, "/api/v1/directory-entries", "/api/v1/directory-entries/*")
                    .permitAll()
                    .requestMatchers("/api/v1/directory-entries", "/api/v1/directory-entries/**")
                    .hasAnyRole("OWNER", "STEWARD")
                    .requestMatchers(HttpMethod.GET, "/api/v1/directory-changes")
                    .hasAnyRole("AGENCY", "ANALYST", "OWNER", "STEWARD")
                    .requestMatchers(HttpMethod.GET, "/api/v1/directory-categories")
                    .hasAnyRole("OWNER", "STEWARD")
                    .requestMatchers(HttpMethod.PUT, "/api/v1/directory-categories")
                    .hasRole("STEWARD")
                    .requestMatchers(HttpMethod.GET, "/api/v1/lineage/*")
                    .permitAll()
                    .requestMatchers("/api/v1/sql", "/api/v1/sql/**")
                    .hasAnyRole("ANALYST", "STEWARD")
                    .requestMatchers(HttpMethod.GET, "/api/v1/queries", "/api/v1/queries/**")
                    .hasAnyRole("AGENCY", "ANALYST", "STEWARD")
                    .requestMatchers("/api/v1/queries/**")
                    .hasAnyRole("ANALYST", "STEWARD")
                    .requestMatchers("/api/v1/subscriptions", "/api/v1/subscriptions/**")
                    .hasAnyRole("AGENCY", "ANALYST", "STEWARD")
                    .requestMatchers(HttpMethod.PUT, "/api/v1/agreements/**")
                    .hasRole("STEWARD")
                    .requestMatchers(HttpMethod.GET, "/api/v1/agreements", "/api/v1/agreements/**")
                    .hasAnyRole("AGENCY", "OWNER", "STEWARD", "AUDITOR")
                    .requestMatchers(HttpMethod.POST, "/api/v1/agreements/**")
                    .hasAnyRole("OWNER", "STEWARD")
                    .requestMatchers(HttpMethod.GET, "/api/v1/purposes")
                    .permitAll()
                    .requestMatchers("/api/v1/access-requests", "/api/v1/access-requests/**")
                    .hasAnyRole("AGENCY", "OWNER", "STEWARD", "AUDITOR")
                    .requestMatchers(HttpMethod.GET, "/api/v1/usage")
                    .authenticated()
                    .requestMatchers("/api/v1/signing-keys", "/api/v1/signing-keys/**")
                    .hasRole("ADMINISTRATOR")
                    // Of the caller's own party only, and never of the worker.
                    .requestMatchers("/api/v1/credentials", "/api/v1/credentials/**")
                    .hasAnyRole("AGENCY", "INGEST", "ANALYST", "OWNER", "STEWARD")
                    .requestMatchers(
                        HttpMethod.GET,
                        "/api/v1/data-elements",
                        "/api/v1/data-elements/**",
                        "/api/v1/code-lists",
                        "/api/v1/code-lists/**")
                    .hasAnyRole("AGENCY", "ANALYST", "OWNER", "STEWARD")
                    .requestMatchers("/api/v1/data-elements/**", "/api/v1/code-lists/**")
                    .hasRole("STEWARD")
                    .requestMatchers(
                        HttpMethod.GET,
                        "/api/v1/supply-list",
                        "/api/v1/supply-list/**",
                        "/api/v1/not-shared-list",
                        "/api/v1/not-shared-list/**")
                    .hasAnyRole("AGENCY", "ANALYST", "OWNER", "STEWARD")
                    // Whose demands, and which answers, is for the desk to say.
                    .requestMatchers("/api/v1/demands", "/api/v1/demands/**")
                    .hasAnyRole("AGENCY", "ANALYST", "OWNER", "STEWARD")
                    // Stewards for all providers, owners for their own organisation.
                    .requestMatchers("/api/v1/directory-imports", "/api/v1/directory-imports/**")
                    .hasAnyRole("OWNER", "STEWARD")
                    .requestMatchers(
                        HttpMethod.GET, "/api/v1/directory-export", "/api/v1/directory-template")
                    .hasAnyRole("AGENCY", "ANALYST", "OWNER", "STEWARD")
                    .requestMatchers("/api/v1/contracts", "/api/v1/contracts/**")
                    .hasRole("STEWARD")
                    // Who may decide there is for the grading package to say.
                    .requestMatchers(
                        "/api/v1/grading-proposals",
                        "/api/v1/grading-proposals/**",
                        "/api/v1/grade-exceptions",
                        "/api/v1/grade-exceptions/**")
                    .hasAnyRole("OWNER", "STEWARD")
                    .requestMatchers("/api/v1/grading-scans", "/api/v1/grading-scans/**")
                    .hasRole("STEWARD")
                    // Records there are as delivered: no mask can be laid on them.
                    .requestMatchers("/api/v1/quarantine", "/api/v1/quarantine/**")
                    .hasRole("STEWARD")
                    .requestMatchers(
                        "/api/v1/audit-verifications",
                        "/api/v1/audit-verifications/**",
                        "/api/v1/audit-keys")
                    .hasRole("AUDITOR")
                    // All of it to the auditor, of their datasets to the others.
                    .requestMatchers(
                        HttpMethod.GET, "/api/v1/audit-events", "/api/v1/audit-events/**")
                    .hasAnyRole("AUDITOR", "STEWARD", "OWNER")
                    .requestMatchers(HttpMethod.GET, "/api/v1/ingest")
                    .hasAnyRole("INGEST", "STEWARD", "OPERATOR")
                    // Data is taken in from those only who were made a source of it.
                    .requestMatchers(HttpMethod.POST, "/api/v1/ingest/*")
                    .hasAnyRole("INGEST", "STEWARD")
                    .requestMatchers("/api/v1/directory-rebuilds")
                    .hasAnyRole("STEWARD", "OPERATOR")
                    .requestMatchers("/api/v1/promotions", "/api/v1/promotions/**")
                    .hasAnyRole("STEWARD", "OPERATOR")
                    // Asks for a token, so it comes without one.
                    .requestMatchers(HttpMethod.POST, "/iceberg/v1/oauth/tokens")
                    .permitAll()
                    // Which tables are shown to whom is for the policy to say; these may ask.
                    .requestMatchers(HttpMethod.GET, "/iceberg/**")
                    .hasAnyRole("WORKER", "STEWARD", "ENGINE", "AGENCY", "ANALYST", "OWNER")
                    .requestMatchers(HttpMethod.HEAD, "/iceberg/**")
                    .hasAnyRole("WORKER", "STEWARD", "ENGINE", "AGENCY", "ANALYST", "OWNER")
                    .requestMatchers(HttpMethod.POST, "/iceberg/v1/namespaces/*/tables/*/metrics")
                    .hasAnyRole("WORKER", "STEWARD", "ENGINE", "AGENCY", "ANALYST", "OWNER")
                    .requestMatchers("/iceberg/**")
                    .hasAnyRole("WORKER", "STEWARD")
                    .requestMatchers("/internal/v1/**")
                    .hasRole("WORKER")
                    .anyRequest()
                    .denyAll())
        .build();
  }

  /** Whether a page of another site could have made the browser send {@code request}. */
  private static boolean needsProof(HttpServletRequest request) {
    return !HARMLESS.contains(request.getMethod()) && BrowserContexts.bySession(request);
  }
}
