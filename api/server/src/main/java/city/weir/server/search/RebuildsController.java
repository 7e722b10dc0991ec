package city.weir.server.search;

import city.weir.server.audit.Audit;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/directory-rebuilds")
@Tag(name = "directory-rebuilds", description = "目录索引重建 Filling the directory's index anew")
class RebuildsController {
  private final Rebuilds rebuilds;
  private final Audit audit;

  RebuildsController(Rebuilds rebuilds, Audit audit) {
    this.rebuilds = rebuilds;
    this.audit = audit;
  }

  record Latest(List<Rebuild> items) {}

  @GetMapping
  @Operation(summary = "最近一次重建的进度 How far the newest rebuild has come")
  Latest latest() {
    return new Latest(rebuilds.latest().stream().toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "重建索引，检索不中断 Fill the index anew, while searches go on")
  Rebuild begin(Subject subject, HttpServletRequest request) {
    audit.permitted(request, subject, Deed.of("directory.rebuild"), "");
    return rebuilds
        .begin()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.CONFLICT,
                    "The index is being filled anew already; GET /api/v1/directory-rebuilds says"
                        + " how far it has come"));
  }
}
