package city.weir.server.security;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StandingConfiguration {
  /** The chains of doors place it, after they know who calls; nothing else does. */
  @Bean
  FilterRegistrationBean<StandingFilter> standingIsPlacedByTheDoors(StandingFilter filter) {
    FilterRegistrationBean<StandingFilter> registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(false);
    return registration;
  }
}
