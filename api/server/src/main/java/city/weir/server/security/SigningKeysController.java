package city.weir.server.security;

import city.weir.server.audit.Audit;
import city.weir.server.paging.Page;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.security.SigningKeys.SigningKey;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/signing-keys")
@Tag(name = "signing-keys", description = "签名密钥 / The keys this server signs tokens with")
class SigningKeysController {
  private final SigningKeys keys;
  private final Audit audit;

  SigningKeysController(SigningKeys keys, Audit audit) {
    this.keys = keys;
    this.audit = audit;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SigningKeyDetail(
      @Schema(description = "kid, as in tokens and at /oauth2/jwks") String id,
      @Nullable Instant madeAt,
      @Schema(description = "whether it signs; all others only verify") boolean signs) {}

  @GetMapping
  @Operation(operationId = "listSigningKeys", summary = "列出签名密钥 / List the signing keys")
  Page<SigningKeyDetail> list() throws IOException {
    List<SigningKey> all = keys.all();
    return new Page<>(
        IntStream.range(0, all.size())
            .mapToObj(
                i -> new SigningKeyDetail(all.get(i).key().getKeyID(), all.get(i).madeAt(), i == 0))
            .toList(),
        null);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "rotateSigningKey",
      summary = "轮换签名密钥 / Sign with a new key from now on",
      description = "Tokens signed before hold until they expire; then the old key goes by itself.")
  Page<SigningKeyDetail> rotate(Subject subject, HttpServletRequest request) throws IOException {
    audit.permitted(request, subject, Deed.of("signing-key.rotate"), "asked for");
    keys.rotate();
    return list();
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "voidSigningKey",
      summary = "作废签名密钥 / Void a key that leaked",
      description =
          "Every token it signed is refused from now on. Rotate first: the one that signs stays.")
  void voidKey(@PathVariable String id, Subject subject, HttpServletRequest request)
      throws IOException {
    audit.permitted(request, subject, Deed.of("signing-key.void"), id);
    try {
      if (!keys.voidKey(id)) {
        throw new ProblemException(
            ProblemCode.NOT_FOUND, "There is no such key; GET /api/v1/signing-keys lists them");
      }
    } catch (IllegalStateException e) {
      throw new ProblemException(ProblemCode.CONFLICT, String.valueOf(e.getMessage()));
    }
  }
}
