package city.weir.server.directory;

import city.weir.catalog.Facet;
import city.weir.catalog.SearchResult;
import city.weir.catalog.SearchResult.FacetCount;
import city.weir.server.paging.OffsetToken;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/directory-entries")
@Tag(name = "directory", description = "资源目录 / The resource directory, of every kind of entry")
class EntriesController {
  private final DirectoryReading reading;
  private final DirectoryDesk desk;

  EntriesController(DirectoryReading reading, DirectoryDesk desk) {
    this.reading = reading;
    this.desk = desk;
  }

  @GetMapping
  @Operation(
      operationId = "searchDirectory",
      summary = "检索资源目录 / Search the directory",
      description =
          "Entries of every kind, as far as you may know of them: without a token those open to"
              + " society.")
  EntryHits search(
      @RequestParam(defaultValue = "")
          @Parameter(description = "words in Chinese or English, or pinyin")
          String q,
      @RequestParam(required = false)
          @Parameter(
              description = "facet and value, such as kind:camera or share:conditional; repeat")
          @Nullable List<String> facet,
      @RequestParam(defaultValue = "20") @Parameter(description = "0 to 100") int limit,
      @RequestParam(required = false) @Nullable String pageToken,
      Subject subject) {
    int offset = OffsetToken.read(pageToken);
    SearchResult found = reading.search(subject, q, filters(facet), offset, limit);
    List<EntryHits.Hit> items =
        found.hits().stream()
            .flatMap(
                hit ->
                    reading.published(subject, hit.id()).stream()
                        .map(seen -> new EntryHits.Hit(EntryDetail.of(seen), hit.highlights())))
            .toList();
    int end = offset + found.hits().size();
    boolean more = !found.hits().isEmpty() && end < found.total();
    Map<String, List<FacetCount>> facets = new TreeMap<>();
    found.facets().forEach((each, counts) -> facets.put(EntryDraft.word(each), counts));
    return new EntryHits(items, more ? OffsetToken.write(end) : null, found.total(), facets);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "beginDirectoryEntry",
      summary = "新建目录条目 / Begin an entry",
      description =
          "The draft may have mistakes; they must be put right before it is handed in. With the"
              + " same Idempotency-Key the same entry is answered again.")
  EntryDetail begin(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody EntryDraft draft,
      Subject subject,
      HttpServletRequest http) {
    return EntryDetail.of(desk.begin(http, subject, draft.read(), key));
  }

  @PostMapping("/findings")
  @Operation(
      operationId = "checkDirectoryEntry",
      summary = "校验草稿 / Check a draft",
      description =
          "Everything that is wrong at once: field, value, why, what to do. Keeps nothing.")
  List<EntryFinding> check(
      @RequestParam(required = false)
          @Parameter(description = "id of the entry it is a draft of, if there is one")
          @Nullable String entry,
      @RequestBody EntryDraft draft,
      Subject subject) {
    return desk.check(subject, draft.read(), entry).stream().map(EntryFinding::of).toList();
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "readDirectoryEntry",
      summary = "查看目录条目 / Read an entry",
      description =
          "The revision in force; to stewards and the owner of its provider the newest one, or any"
              + " other.")
  EntryDetail read(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer revision,
      Subject subject) {
    return EntryDetail.of(reading.find(subject, id, revision));
  }

  @PutMapping("/{id}/draft")
  @Operation(
      operationId = "writeDirectoryEntry",
      summary = "修改草稿 / Write the draft",
      description = "Begins the next revision when the newest one is published or withdrawn.")
  EntryDetail write(
      @PathVariable String id,
      @RequestBody EntryDraft draft,
      Subject subject,
      HttpServletRequest http) {
    return EntryDetail.of(desk.write(http, subject, id, draft.read()));
  }

  @DeleteMapping("/{id}/draft")
  @Operation(
      operationId = "dropDirectoryDraft",
      summary = "放弃草稿 / Give up the revision that was begun",
      description = "The one in force stays.")
  EntryDetail drop(@PathVariable String id, Subject subject, HttpServletRequest http) {
    return EntryDetail.of(desk.drop(http, subject, id));
  }

  private static Map<Facet, Set<String>> filters(@Nullable List<String> sent) {
    Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
    for (String each : sent == null ? List.<String>of() : sent) {
      int colon = each.indexOf(':');
      try {
        Facet facet = EntryDraft.one(Facet.class, "facet", each.substring(0, Math.max(colon, 0)));
        filters.computeIfAbsent(facet, f -> new HashSet<>()).add(each.substring(colon + 1));
      } catch (IllegalArgumentException e) {
        ProblemException problem =
            new ProblemException(ProblemCode.BAD_QUERY, String.valueOf(e.getMessage()));
        problem.initCause(e);
        throw problem;
      }
    }
    return filters;
  }
}
