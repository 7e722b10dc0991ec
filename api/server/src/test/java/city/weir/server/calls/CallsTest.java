package city.weir.server.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Purposes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallsTest {
  private final Networks networks =
      new Networks(
          new NetworkSettings(
              Map.of("government", List.of("10.0.0.0/8", "fd00::/8")), List.of("192.0.2.1")));
  private final Calls calls = new Calls(networks, Purposes.standard());

  @Test
  void namesTheNetworkTheConnectionComesFrom() {
    assertThat(calls.of("10.1.2.3", null).network()).isEqualTo("government");
    assertThat(calls.of("fd00::7", null).network()).isEqualTo("government");
    assertThat(calls.of("198.51.100.4", null).network()).isNull();
  }

  @Test
  void believesNoHeaderOfAStranger() {
    assertThat(networks.peer("198.51.100.4", "10.1.2.3")).isEqualTo("198.51.100.4");
  }

  @Test
  void believesAProxyAboutTheLastHopOnly() {
    assertThat(networks.peer("192.0.2.1", "198.51.100.4, 10.1.2.3")).isEqualTo("10.1.2.3");
    assertThat(networks.peer("192.0.2.1", "10.1.2.3, 198.51.100.4")).isEqualTo("198.51.100.4");
    assertThat(networks.peer("192.0.2.1", "10.1.2.3, not an address")).isEqualTo("192.0.2.1");
    assertThat(networks.peer("192.0.2.1", "")).isEqualTo("192.0.2.1");
  }

  @Test
  void takesThePurposeFromTheListOnly() {
    assertThat(calls.of("10.1.2.3", "drill")).isEqualTo(new Call("government", "drill"));
    assertThatThrownBy(() -> calls.of("10.1.2.3", "curiosity"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("drill");
  }

  @Test
  void refusesASettingThatIsNoBlockOfAddresses() {
    assertThatThrownBy(
            () -> new Networks(new NetworkSettings(Map.of("lan", List.of("office")), List.of())))
        .hasMessageContaining("weir.networks.lan")
        .hasMessageContaining("office");
  }
}
