package city.weir.server.trino;

import city.weir.server.audit.Audit;
import city.weir.server.limits.RateLimit;
import city.weir.server.problem.Problems;
import city.weir.server.security.ClientSecrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** What stands under {@code /trino} is open to engines, which show no token but a secret. */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {
  @Bean
  @Order(5)
  SecurityFilterChain trinoDoor(
      HttpSecurity http, ClientSecrets secrets, Problems problems, Audit audit, RateLimit limit)
      throws Exception {
    return http.securityMatcher("/trino/**")
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(new EngineDoor(secrets, problems, audit, limit), AuthorizationFilter.class)
        .authorizeHttpRequests(
            paths ->
                paths
                    .requestMatchers(HttpMethod.POST, "/trino/opa/v1/*")
                    .hasRole("ENGINE")
                    .anyRequest()
                    .denyAll())
        .build();
  }
}
