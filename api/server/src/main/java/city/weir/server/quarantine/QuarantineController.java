package city.weir.server.quarantine;

import city.weir.contract.TableName;
import city.weir.lake.Lakes;
import city.weir.server.audit.Audit;
import city.weir.server.paging.Page;
import city.weir.server.paging.PageSize;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For stewards only: records are shown as they were delivered, without masks. */
@RestController
@RequestMapping("/api/v1/quarantine")
@Tag(name = "quarantine", description = "隔离区 / What was refused, and why")
class QuarantineController {
  private static final int MOST_ROWS = 500;

  private final Quarantine quarantine;
  private final Audit audit;

  QuarantineController(Quarantine quarantine, Audit audit) {
    this.quarantine = quarantine;
    this.audit = audit;
  }

  @GetMapping
  @Operation(
      operationId = "listQuarantine",
      summary = "各表隔离的行数 / How much was refused of each table")
  Page<Quarantine.Kept> list() {
    return new Page<>(quarantine.tables(), null);
  }

  @GetMapping("/{table}")
  @Operation(
      operationId = "readQuarantine",
      summary = "查看被拒收的行 / Read what was refused",
      description =
          "The newest first, with the reason and the record as delivered, unmasked. A page may have"
              + " fewer rows than asked for when records are large.")
  Page<RefusedRow> read(
      @PathVariable
          @Parameter(description = "name of the table", example = "quarantine.hospital_demand")
          String table,
      @RequestParam(defaultValue = "50") @Parameter(description = "rows on a page, 1 to 500")
          int limit,
      @RequestParam(required = false) @Nullable String pageToken,
      Subject subject,
      HttpServletRequest request) {
    PageSize.check(limit, MOST_ROWS);
    TableName name = name(table);
    Page<RefusedRow> page = quarantine.read(name, limit, pageToken);
    // Before the first byte: what is not audited does not go out.
    audit.permitted(
        request,
        subject,
        Deed.of("quarantine.read")
            .on(name.toString())
            .gave(page.items().size(), List.of(RefusedRow.COLUMNS.split(", "))),
        "A steward sees what was refused, unmasked");
    return page;
  }

  /** The table {@code name}, with or without its namespace. */
  private static TableName name(String name) {
    String prefix = Lakes.QUARANTINE + ".";
    String table = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    if (!table.matches("[a-z][a-z0-9_]{0,199}")) {
      throw new ProblemException(
          ProblemCode.NOT_FOUND,
          "'%s' is no table; GET /api/v1/quarantine lists those there are".formatted(name));
    }
    return new TableName(Lakes.QUARANTINE, table);
  }
}
