package city.weir.server.contracts;

import city.weir.catalog.draft.Words;
import city.weir.contract.reading.ContractException;
import city.weir.contract.reading.ContractSet;
import city.weir.server.audit.Audit;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/contracts")
@Tag(name = "contracts", description = "数据契约 / Data contracts: one file says all of one dataset")
class ContractsController {
  private final Contracts contracts;
  private final ContractChanges changes;
  private final Audit audit;

  ContractsController(Contracts contracts, ContractChanges changes, Audit audit) {
    this.contracts = contracts;
    this.changes = changes;
    this.audit = audit;
  }

  /**
   * @param problems what is wrong with the files that are not in force
   */
  record Listing(List<Item> items, List<String> problems) {}

  record Item(String file, String id, String version, String status, String table, String title) {
    static Item of(ContractSet.Member member) {
      var contract = member.contract();
      return new Item(
          member.file(),
          contract.id(),
          contract.version(),
          contract.status().name().toLowerCase(Locale.ROOT),
          contract.table().toString(),
          contract.title());
    }
  }

  @GetMapping
  @Operation(operationId = "listContracts", summary = "列出契约 / List the contracts in force")
  Listing list() {
    ContractSet set = contracts.current();
    return new Listing(
        set.members().stream().map(Item::of).toList(),
        set.problems().stream().map(Object::toString).toList());
  }

  @GetMapping(path = "/{file}", produces = MediaType.TEXT_PLAIN_VALUE)
  @Operation(operationId = "readContract", summary = "查看契约文件 / Read a contract's file")
  String read(@PathVariable String file) throws IOException {
    return changes
        .text(file)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NOT_FOUND,
                    "There is no file %s; GET /api/v1/contracts lists those there are"
                        .formatted(file)));
  }

  @PutMapping(
      path = "/{file}",
      consumes = {"application/yaml", "text/yaml", "text/plain", "text/csv", "application/sql"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "putContract",
      summary = "提交契约 / Put a contract in force",
      description =
          "Takes a contract (*.odcs.yaml), or a file beside it (SQL model, code list). Everything"
              + " that is wrong is named at once; a change that breaks readers is refused, and so is"
              + " a lower grade, which two people decide on. What is in force is replaced in one"
              + " step.")
  ResponseEntity<ContractChanges.Outcome> put(
      @PathVariable String file,
      @RequestBody String text,
      Subject subject,
      HttpServletRequest request)
      throws IOException, ContractException {
    ContractChanges.Outcome outcome;
    try {
      outcome = changes.put(file, text);
    } catch (ProblemException e) {
      if (e.code() == ProblemCode.LOWER_GRADE) {
        audit.denied(
            request,
            subject,
            Deed.of("contract.put"),
            file + ": " + e.problems().stream().map(Words::en).collect(Collectors.joining("; ")));
      }
      throw e;
    }
    audit.permitted(request, subject, Deed.of("contract.put"), outcome.toString());
    return ResponseEntity.status(outcome.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(outcome);
  }
}
