package city.weir.server.audit;

import city.weir.server.paging.Page;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.chain.KeyRing;
import city.weir.sharing.audit.chain.SealKeys;
import city.weir.sharing.audit.verify.Span;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "audit", description = "审计 / Who asked for what, and what they were told")
class VerificationsController {
  private final Verifications verifications;
  private final SealKeys keys;
  private final Audit audit;

  VerificationsController(Verifications verifications, SealKeys keys, Audit audit) {
    this.verifications = verifications;
    this.keys = keys;
    this.audit = audit;
  }

  /**
   * Which part to verify; absent for all.
   *
   * @param from number of an entry, or a moment (ISO 8601)
   * @param until the same
   */
  record Part(@Nullable String from, @Nullable String until) {}

  @PostMapping("/api/v1/audit-verifications")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      operationId = "verifyAudit",
      summary = "验证审计链 / Verify the audit",
      description =
          "Recomputes the chain and checks its seals in the background. One at a time: while one"
              + " runs, that one is answered.")
  VerificationDetail verify(
      @RequestBody(required = false) @Nullable Part part,
      Subject subject,
      HttpServletRequest request) {
    Span span = span(part);
    audit.permitted(request, subject, Deed.of("audit.verify"), "asked for a verification");
    return VerificationDetail.of(verifications.start(span, subject.id()));
  }

  private static Span span(@Nullable Part part) {
    try {
      return part == null ? Span.ALL : Span.parse(part.from(), part.until());
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemCode.BAD_QUERY, String.valueOf(e.getMessage()));
    }
  }

  @GetMapping("/api/v1/audit-verifications")
  @Operation(operationId = "listAuditVerifications", summary = "验证记录 / The last verifications")
  Page<VerificationDetail> list() {
    return new Page<>(verifications.newest().stream().map(VerificationDetail::of).toList(), null);
  }

  @GetMapping("/api/v1/audit-verifications/{id}")
  @Operation(operationId = "readAuditVerification", summary = "查看验证 / Read a verification")
  VerificationDetail read(@PathVariable String id) {
    return verifications
        .find(id)
        .map(VerificationDetail::of)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NOT_FOUND,
                    "There is no verification '%s' since the server started".formatted(id)));
  }

  @GetMapping(path = "/api/v1/audit-keys", produces = "text/plain")
  @Operation(
      operationId = "readAuditKeys",
      summary = "公钥 / The public keys that sealed the audit",
      description = "A line each: id, since when, the key (X.509, Base64), and who vouches for it.")
  String keys() {
    return keys.ring().keys().stream()
        .map(KeyRing.Key::toString)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
