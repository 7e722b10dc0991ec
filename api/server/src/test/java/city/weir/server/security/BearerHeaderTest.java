package city.weir.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

class BearerHeaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer a.b-c_d~e+f/g==", "bearer a.b-c_d~e+f/g==", "BEARER  a.b-c_d~e+f/g== "})
  void takesTheTokenWhateverTheCaseOfTheScheme(String header) {
    assertThat(BearerHeader.token(header)).isEqualTo("a.b-c_d~e+f/g==");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearertoken", ""})
  void leavesOtherSchemesToOthers(String header) {
    assertThat(BearerHeader.token(header)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "Bearer a b", "Bearer a,b", "Bearer 令牌", "Bearer a\u0000"})
  void refusesWhatIsNoToken(String header) {
    assertThatThrownBy(() -> BearerHeader.token(header))
        .isInstanceOf(OAuth2AuthenticationException.class);
  }
}
