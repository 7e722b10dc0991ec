package city.weir.server.agreements;

import city.weir.server.audit.Audit;
import city.weir.server.contracts.Contracts;
import city.weir.server.paging.Page;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.security.KnownSubjects;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/agreements")
@Tag(name = "agreements", description = "共享协议 / Agreements about conditional shares")
class AgreementsController {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{2,99}");

  private final AgreementStore agreements;
  private final Contracts contracts;
  private final KnownSubjects subjects;
  private final Audit audit;
  private final Clock clock;

  AgreementsController(
      AgreementStore agreements,
      Contracts contracts,
      KnownSubjects subjects,
      Audit audit,
      Clock clock) {
    this.agreements = agreements;
    this.contracts = contracts;
    this.subjects = subjects;
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping
  @Operation(operationId = "listAgreements", summary = "列出协议 / List agreements")
  Page<AgreementDetail> list(
      @RequestParam(required = false) @Nullable String dataset,
      @RequestParam(required = false) @Nullable String recipient) {
    List<AgreementDetail> found =
        agreements.all().stream()
            .filter(a -> dataset == null || a.dataset().equals(dataset))
            .filter(a -> recipient == null || a.recipient().equals(recipient))
            .map(AgreementDetail::of)
            .toList();
    return new Page<>(found, null);
  }

  @GetMapping("/{id}")
  @Operation(operationId = "readAgreement", summary = "查看协议 / Read an agreement")
  AgreementDetail read(@PathVariable String id) {
    return agreements.find(id).map(AgreementDetail::of).orElseThrow(() -> none(id));
  }

  @PutMapping("/{id}")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "makeAgreement",
      summary = "订立协议 / Make an agreement",
      description =
          "In force at once, or from its date. An agreement is never changed: revoke it"
              + " and make another.")
  AgreementDetail make(
      @PathVariable String id,
      @RequestBody AgreementDraft draft,
      Subject subject,
      HttpServletRequest request) {
    if (!ID.matcher(id).matches()) {
      throw new ProblemException(
          ProblemCode.MALFORMED,
          "'%s' is no id of an agreement: 3 to 100 of a-z, 0-9 and hyphens".formatted(id));
    }
    if (agreements.find(id).isPresent()) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          "There is an agreement %s already; revoke it and make one of another id".formatted(id));
    }
    var checked =
        draft.check(id, contracts.byId(draft.dataset()), subjects::mayBe, clock.instant());
    Agreement agreement = checked.agreement();
    if (agreement == null) {
      throw new ProblemException(
          ProblemCode.BAD_AGREEMENT, "Nothing was agreed; see the problems", checked.problems());
    }
    audit.permitted(
        request,
        subject,
        Deed.of("agreement.make").on(agreement.dataset()).under(id, agreement.purpose()),
        "%s for %s".formatted(id, agreement.recipient()));
    agreements.save(agreement);
    return AgreementDetail.of(agreement);
  }

  @PostMapping("/{id}/revocation")
  @Operation(
      operationId = "revokeAgreement",
      summary = "撤销协议 / Revoke an agreement",
      description = "From this moment nothing goes out by it. Revoking twice does nothing more.")
  AgreementDetail revoke(@PathVariable String id, Subject subject, HttpServletRequest request) {
    Agreement agreement = agreements.find(id).orElseThrow(() -> none(id));
    Agreement revoked =
        new Agreement(
            agreement.id(),
            agreement.dataset(),
            agreement.recipient(),
            agreement.purpose(),
            agreement.ways(),
            agreement.columns(),
            agreement.rows(),
            agreement.from(),
            agreement.until(),
            agreement.clearance(),
            Agreement.State.REVOKED);
    audit.permitted(
        request,
        subject,
        Deed.of("agreement.revoke").on(agreement.dataset()).under(id, agreement.purpose()),
        "%s of %s".formatted(id, agreement.recipient()));
    agreements.save(revoked);
    return AgreementDetail.of(revoked);
  }

  private static ProblemException none(String id) {
    return new ProblemException(
        ProblemCode.NOT_FOUND,
        "There is no agreement '%s'; GET /api/v1/agreements lists those there are".formatted(id));
  }
}
