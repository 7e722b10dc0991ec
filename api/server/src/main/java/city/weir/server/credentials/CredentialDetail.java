package city.weir.server.credentials;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A credential as its party sees it: everything but the value. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "凭据（不含其值） / A credential, without its value")
record CredentialDetail(
    String id,
    @Schema(description = "secret, key") String kind,
    String name,
    @Schema(description = "kid of a key") @Nullable String keyId,
    @Schema(description = "active, ending (holds until endsAt), ended") String state,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant endsAt,
    @Schema(description = "仅在创建时给出一次 / Told once, when it is made") @Nullable String secret) {

  static CredentialDetail of(Credential credential, Instant now, @Nullable String secret) {
    return new CredentialDetail(
        credential.id(),
        credential.kind().name().toLowerCase(Locale.ROOT),
        credential.name(),
        credential.keyId(),
        credential.endsAt() == null ? "active" : credential.holds(now) ? "ending" : "ended",
        credential.createdAt(),
        credential.lastUsedAt(),
        credential.endsAt(),
        secret);
  }

  /** Nothing of the secret. */
  @Override
  public String toString() {
    return "CredentialDetail[id=%s, state=%s]".formatted(id, state);
  }
}
