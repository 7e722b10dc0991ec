package city.weir.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberedTokensTest {
  private final List<String> checked = new ArrayList<>();
  private final Set<String> shutOut = new HashSet<>();

  private Object keys = new Object();

  private final RememberedTokens tokens =
      new RememberedTokens(this::check, token -> result(token.getTokenValue()), () -> keys);

  private Jwt check(String token) {
    checked.add(token);
    if (token.startsWith("forged") || shutOut.contains(token)) {
      throw new BadJwtException(token + " is not right");
    }
    return Jwt.withTokenValue(token)
        .header("alg", "RS256")
        .subject(token)
        .expiresAt(Instant.parse("2026-01-01T00:00:00Z"))
        .build();
  }

  private OAuth2TokenValidatorResult result(String holder) {
    return shutOut.contains(holder)
        ? OAuth2TokenValidatorResult.failure(new OAuth2Error("shut-out"))
        : OAuth2TokenValidatorResult.success();
  }

  @Test
  void checksASignatureOnce() {
    Jwt first = tokens.decode("one");
    assertThat(tokens.decode("one")).isSameAs(first);
    assertThat(checked).containsExactly("one");
  }

  @Test
  void asksForItsClaimsAtEveryCall() {
    tokens.decode("one");
    shutOut.add("one");
    assertThatThrownBy(() -> tokens.decode("one")).isInstanceOf(BadJwtException.class);
  }

  @Test
  void checksSignaturesAnewWhenKeysChange() {
    tokens.decode("one");
    keys = new Object();
    tokens.decode("one");
    assertThat(checked).containsExactly("one", "one");
  }

  @Test
  void remembersNothingOfATokenThatIsWrong() {
    assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
    assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
    assertThat(checked).containsExactly("forged", "forged");
  }
}
