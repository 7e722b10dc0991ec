package city.weir.server.directory;

import city.weir.catalog.lifecycle.Difference;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Step;
import city.weir.sharing.policy.Subject;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/directory-entries/{id}")
@Tag(name = "directory")
class EntryLifeController {
  private final DirectoryReading reading;
  private final DirectoryDesk desk;

  EntryLifeController(DirectoryReading reading, DirectoryDesk desk) {
    this.reading = reading;
    this.desk = desk;
  }

  /**
   * What is said with it.
   *
   * @param comment a reason where one is needed
   */
  record Remark(@Nullable String comment) {}

  /** What was done to an entry, or said about it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Happened(
      long number, int revision, String act, String actor, Instant at, @Nullable String comment) {
    static Happened of(Step step) {
      return new Happened(
          step.number(),
          step.revision(),
          EntryDraft.word(step.act()),
          step.actor(),
          step.at(),
          step.comment());
    }
  }

  /**
   * One thing two revisions say differently.
   *
   * @param field of the entry, or of the item; absent when the whole item came or went
   * @param item name of the item; absent when it is about the entry
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Changed(@Nullable String field, @Nullable String item, String before, String after) {
    static Changed of(Difference difference) {
      Enum<?> field = difference.field() != null ? difference.field() : difference.itemField();
      return new Changed(
          field == null ? null : EntryDraft.word(field),
          difference.item(),
          difference.before(),
          difference.after());
    }
  }

  @PostMapping("/submission")
  @Operation(operationId = "submitDirectoryEntry", summary = "提交审核 / Hand the draft in")
  EntryDetail submit(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Remark remark,
      Subject subject,
      HttpServletRequest http) {
    return detail(desk.submit(http, subject, id, comment(remark)));
  }

  @PostMapping("/return")
  @Operation(
      operationId = "returnDirectoryEntry",
      summary = "退回修改 / Return it to its authors",
      description = "With a reason, unless it is your own.")
  EntryDetail giveBack(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Remark remark,
      Subject subject,
      HttpServletRequest http) {
    return detail(desk.giveBack(http, subject, id, comment(remark)));
  }

  @PostMapping("/approval")
  @Operation(
      operationId = "approveDirectoryEntry",
      summary = "审核通过 / Find it right",
      description = "Nobody judges what they wrote in.")
  EntryDetail approve(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Remark remark,
      Subject subject,
      HttpServletRequest http) {
    return detail(desk.approve(http, subject, id, comment(remark)));
  }

  @PostMapping("/publication")
  @Operation(
      operationId = "publishDirectoryEntry",
      summary = "发布 / Put it in force",
      description = "It gets its 信息资源代码 when it has none.")
  EntryDetail publish(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Remark remark,
      Subject subject,
      HttpServletRequest http) {
    return detail(desk.publish(http, subject, id, comment(remark)));
  }

  @PostMapping("/withdrawal")
  @Operation(
      operationId = "withdrawDirectoryEntry",
      summary = "撤销发布 / Take it out of force",
      description = "With a reason. It stays known and is never deleted.")
  EntryDetail withdraw(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Remark remark,
      Subject subject,
      HttpServletRequest http) {
    return detail(desk.withdraw(http, subject, id, comment(remark)));
  }

  @PostMapping("/comments")
  @Operation(operationId = "commentDirectoryEntry", summary = "发表意见 / Say something about it")
  EntryDetail remark(
      @PathVariable String id,
      @RequestBody Remark remark,
      Subject subject,
      HttpServletRequest http) {
    String words = comment(remark);
    return detail(desk.comment(http, subject, id, words == null ? "" : words));
  }

  @GetMapping("/revisions")
  @Operation(
      operationId = "listDirectoryRevisions",
      summary = "查看沿革 / Its history",
      description = "All that was done to its revisions and said about them, the oldest first.")
  List<Happened> revisions(@PathVariable String id, Subject subject) {
    return reading.steps(subject, id).stream().map(Happened::of).toList();
  }

  @GetMapping("/differences")
  @Operation(
      operationId = "compareDirectoryRevisions",
      summary = "比较版本 / What two revisions say differently")
  List<Changed> differences(
      @PathVariable String id, @RequestParam int from, @RequestParam int to, Subject subject) {
    return reading.differences(subject, id, from, to).stream().map(Changed::of).toList();
  }

  private static EntryDetail detail(Life life) {
    return EntryDetail.of(life);
  }

  private static @Nullable String comment(@Nullable Remark remark) {
    return remark == null ? null : remark.comment();
  }
}
