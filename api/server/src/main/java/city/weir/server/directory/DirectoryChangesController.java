package city.weir.server.directory;

import city.weir.catalog.lifecycle.Step;
import city.weir.server.paging.PageSize;
import city.weir.server.paging.SequenceToken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "directory")
class DirectoryChangesController {
  private static final int MOST = 500;

  private final DirectoryReading reading;

  DirectoryChangesController(DirectoryReading reading) {
    this.reading = reading;
  }

  /**
   * Something that came into force, or went out of it.
   *
   * @param act publish or withdraw
   */
  record Change(long number, String entry, int revision, String act, Instant at) {
    static Change of(Step step) {
      return new Change(
          step.number(), step.entry(), step.revision(), EntryDraft.word(step.act()), step.at());
    }
  }

  /**
   * @param nextPageToken to be sent as {@code pageToken}, now or later: what is newer follows;
   *     always there
   */
  record Changes(List<Change> items, String nextPageToken) {
    Changes {
      items = List.copyOf(items);
    }
  }

  @GetMapping("/api/v1/directory-changes")
  @Operation(
      operationId = "followDirectory",
      summary = "目录变更 / Follow what is published and withdrawn",
      description =
          "In the order it happened, the oldest first; nothing is ever passed over. Keep"
              + " nextPageToken and ask again: an empty page says that nothing is new.")
  Changes changes(
      @RequestParam(defaultValue = "100") @Parameter(description = "1 to 500") int limit,
      @RequestParam(required = false) @Nullable String pageToken) {
    PageSize.check(limit, MOST);
    Long read = SequenceToken.read(pageToken);
    long after = read == null ? 0 : read;
    List<Step> steps = reading.feed(after, limit);
    long last = steps.isEmpty() ? after : steps.get(steps.size() - 1).number();
    return new Changes(
        steps.stream().map(Change::of).toList(), String.valueOf(SequenceToken.write(last)));
  }
}
