package city.weir.server.demands;

import city.weir.catalog.SearchRequest;
import city.weir.server.paging.OffsetToken;
import city.weir.server.paging.Page;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(
    name = "supply",
    description = "供给清单与不予共享清单 / What is shared, and what is not and on what ground")
class SupplyController {
  private final SupplyLists lists;
  private final ListFiles files;

  SupplyController(SupplyLists lists, ListFiles files) {
    this.lists = lists;
    this.files = files;
  }

  @GetMapping("/supply-list")
  @Operation(operationId = "listSupply", summary = "供给清单 / What is shared, and how")
  Page<SupplyItem> supply(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String provider,
      @RequestParam(required = false) @Nullable String theme,
      @RequestParam(required = false) @Parameter(description = "unconditional or conditional")
          @Nullable String share,
      @RequestParam(defaultValue = "50") @Parameter(description = "1 to 100") int limit,
      @RequestParam(required = false) @Nullable String pageToken) {
    return page(new SupplyLists.Question(true, text(q), provider, theme, share), limit, pageToken);
  }

  @GetMapping("/not-shared-list")
  @Operation(
      operationId = "listNotShared",
      summary = "不予共享清单 / What is not shared, and on what ground in law",
      description = "groundJudged says whether a law and its article are named.")
  Page<SupplyItem> notShared(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String provider,
      @RequestParam(required = false) @Nullable String theme,
      @RequestParam(defaultValue = "50") @Parameter(description = "1 to 100") int limit,
      @RequestParam(required = false) @Nullable String pageToken) {
    return page(new SupplyLists.Question(false, text(q), provider, theme, null), limit, pageToken);
  }

  @GetMapping("/supply-list/export")
  @Operation(operationId = "exportSupply", summary = "导出供给清单 / The supply list as a file")
  void exportSupply(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String provider,
      @RequestParam(required = false) @Nullable String theme,
      @RequestParam(required = false) @Nullable String share,
      @RequestParam(defaultValue = "xlsx") @Parameter(description = "xlsx or csv") String format,
      Subject subject,
      HttpServletRequest http,
      HttpServletResponse answer)
      throws IOException {
    files.supply(
        http,
        answer,
        subject,
        new SupplyLists.Question(true, text(q), provider, theme, share),
        format);
  }

  @GetMapping("/not-shared-list/export")
  @Operation(
      operationId = "exportNotShared",
      summary = "导出不予共享清单 / The list of what is not shared as a file")
  void exportNotShared(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String provider,
      @RequestParam(required = false) @Nullable String theme,
      @RequestParam(defaultValue = "xlsx") @Parameter(description = "xlsx or csv") String format,
      Subject subject,
      HttpServletRequest http,
      HttpServletResponse answer)
      throws IOException {
    files.supply(
        http,
        answer,
        subject,
        new SupplyLists.Question(false, text(q), provider, theme, null),
        format);
  }

  private Page<SupplyItem> page(
      SupplyLists.Question question, int limit, @Nullable String pageToken) {
    int offset = OffsetToken.read(pageToken);
    if (limit < 1 || limit > SearchRequest.MAX_LIMIT || offset > SearchRequest.MAX_OFFSET) {
      throw new ProblemException(
          ProblemCode.BAD_QUERY,
          "limit is %d: write 1 to %d, and narrow the list rather than page past %d"
              .formatted(limit, SearchRequest.MAX_LIMIT, SearchRequest.MAX_OFFSET));
    }
    SupplyLists.Found found = lists.find(question, offset, limit);
    boolean more = offset + limit < found.total();
    return new Page<>(found.items(), more ? OffsetToken.write(offset + limit) : null);
  }

  private static String text(String q) {
    if (q.length() > SearchRequest.MAX_TEXT) {
      throw new ProblemException(
          ProblemCode.BAD_QUERY,
          "q has %d characters (at most %d)".formatted(q.length(), SearchRequest.MAX_TEXT));
    }
    return q;
  }
}
