package city.weir.server.iceberg;

import city.weir.server.security.ClientSecrets;
import city.weir.server.security.EngineTokens;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.exceptions.BadRequestException;
import org.apache.iceberg.exceptions.NotAuthorizedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where clients ask for a token that were not told of {@code /oauth2/token}, and where engines
 * exchange theirs for one that names whom they serve.
 */
@Controller
class TokenController {
  private static final String EXCHANGE =
      "grant_type=urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String BASIC = "Basic ";

  private final EngineTokens tokens;
  private final ClientSecrets secrets;

  TokenController(EngineTokens tokens, ClientSecrets secrets) {
    this.tokens = tokens;
    this.secrets = secrets;
  }

  @PostMapping("/iceberg/v1/oauth/tokens")
  void token(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.getRequestDispatcher("/oauth2/token").forward(request, response);
  }

  /**
   * @param subject a token that names whom the engine is to serve. It need not be signed, for the
   *     engine knows him and nobody else does: what counts is that the engine proves who it is
   */
  @PostMapping(path = "/iceberg/v1/oauth/tokens", params = EXCHANGE)
  ResponseEntity<Map<String, Object>> exchange(
      @RequestParam(name = "subject_token") String subject, HttpServletRequest request) {
    String engine =
        engine(request)
            .orElseThrow(() -> new NotAuthorizedException("Tokens are exchanged for engines only"));
    String user =
        EngineTokens.named(subject)
            .orElseThrow(() -> new BadRequestException("The subject_token names nobody in sub"));
    EngineTokens.Token token = tokens.serving(engine, user);
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(
            Map.of(
                "access_token",
                token.value(),
                "issued_token_type",
                "urn:ietf:params:oauth:token-type:access_token",
                "token_type",
                "Bearer",
                "expires_in",
                token.seconds()));
  }

  /** By its token or, once that is too old to be exchanged for a new one, by its secret. */
  private Optional<String> engine(HttpServletRequest request) {
    if (request.isUserInRole(EngineTokens.ROLE)) {
      return Optional.of(request.getUserPrincipal().getName());
    }
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.startsWith(BASIC)) {
      return Optional.empty();
    }
    byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
    String[] shown = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
    return shown.length == 2 && secrets.roles(shown[0], shown[1]).contains(EngineTokens.ROLE)
        ? Optional.of(shown[0])
        : Optional.empty();
  }
}
