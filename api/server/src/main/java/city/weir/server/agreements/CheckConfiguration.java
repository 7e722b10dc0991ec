package city.weir.server.agreements;

import city.weir.server.calls.Networks;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.policy.Purposes;
import city.weir.sharing.request.Limits;
import city.weir.sharing.request.MachineCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
class CheckConfiguration {
  static final String BY_STEWARD = "checkOfTheSteward";

  @Bean
  Limits limits(AgreementSettings settings) {
    return settings.limits();
  }

  @Bean
  @Primary
  MachineCheck machineCheck(
      Purposes purposes, Networks networks, Limits limits, AgreementStore agreements) {
    return new MachineCheck(purposes, networks::names, limits, agreements);
  }

  /** What the steward enters was agreed elsewhere, perhaps without an end. */
  @Bean(BY_STEWARD)
  MachineCheck checkOfTheSteward(
      Purposes purposes, Networks networks, Limits limits, AgreementStore agreements) {
    return new MachineCheck(purposes, networks::names, limits.withoutEnd(), agreements);
  }
}
