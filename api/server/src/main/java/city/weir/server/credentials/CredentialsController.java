package city.weir.server.credentials;

import city.weir.server.calls.CallKey;
import city.weir.server.paging.Page;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.problem.Required;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/credentials")
@Tag(name = "credentials", description = "凭据 / The secrets and keys of your party's system")
class CredentialsController {
  private final PartyCredentials credentials;
  private final Clock clock;

  CredentialsController(PartyCredentials credentials, Clock clock) {
    this.credentials = credentials;
    this.clock = clock;
  }

  /**
   * @param key the public key, as a JWK
   */
  record NewKey(
      String name,
      @Schema(description = "公钥（JWK） / The public key, as a JWK") Map<String, Object> key) {
    NewKey {
      new Required().field("name", name).field("key", key).check();
      checkName(name);
    }
  }

  record NewSecret(String name) {
    NewSecret {
      new Required().field("name", name).check();
      checkName(name);
    }
  }

  /**
   * @param at it holds before this moment; absent for the grace time from now
   */
  record Retirement(@Nullable Instant at) {}

  private static void checkName(String name) {
    if (name.length() > 100) {
      throw new ProblemException(ProblemCode.MALFORMED, "name: is longer than 100 characters");
    }
  }

  @GetMapping
  @Operation(
      operationId = "listCredentials",
      summary = "列出凭据 / List the credentials of your party",
      description = "Never their values. Those that ended stay listed.")
  Page<CredentialDetail> list(Subject subject, HttpServletRequest request) {
    Instant now = clock.instant();
    return new Page<>(
        credentials.of(subject, request).stream()
            .map(c -> CredentialDetail.of(c, now, null))
            .toList(),
        null);
  }

  @PostMapping("/keys")
  @Operation(
      operationId = "registerKey",
      summary = "登记公钥 / Register a public key",
      description =
          "With the private half you sign assertions for /oauth2/token (private_key_jwt, RFC 7523):"
              + " RSA of 2048 bits or more, EC on P-256, or Ed25519. The same key again is answered"
              + " with what is there.")
  ResponseEntity<CredentialDetail> addKey(
      @RequestBody NewKey draft, Subject subject, HttpServletRequest request) {
    try {
      return answer(credentials.addKey(subject, request, draft.name(), draft.key()));
    } catch (KeyRefused e) {
      throw new ProblemException(ProblemCode.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  @PostMapping("/secrets")
  @Operation(
      operationId = "makeSecret",
      summary = "生成密钥 / Make a further secret",
      description =
          "Its value is in this answer and never shown again; called again with the same"
              + " Idempotency-Key, the answer comes without it.")
  ResponseEntity<CredentialDetail> makeSecret(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody NewSecret draft,
      Subject subject,
      HttpServletRequest request) {
    CallKey.check(key);
    return answer(credentials.makeSecret(subject, request, draft.name(), key));
  }

  private ResponseEntity<CredentialDetail> answer(KeyRing.Made made) {
    HttpStatus status = made.before() ? HttpStatus.OK : HttpStatus.CREATED;
    return ResponseEntity.status(status)
        .body(CredentialDetail.of(made.credential(), clock.instant(), made.secret()));
  }

  @PostMapping("/{id}/retirement")
  @Operation(
      operationId = "retireCredential",
      summary = "停用凭据 / Retire a credential",
      description =
          "At the given moment, by default after the grace time, so that all callers can change to"
              + " the new one. The last one that stays in force cannot be retired.")
  CredentialDetail retire(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Retirement retirement,
      Subject subject,
      HttpServletRequest request) {
    return CredentialDetail.of(
        credentials.retire(subject, request, id, retirement == null ? null : retirement.at()),
        clock.instant(),
        null);
  }
}
