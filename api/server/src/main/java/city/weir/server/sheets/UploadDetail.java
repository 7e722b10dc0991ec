package city.weir.server.sheets;

import city.weir.catalog.draft.Words;
import city.weir.catalog.intake.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An upload as it goes out.
 *
 * @param state reading, unreadable, checked or taking
 * @param problem why it cannot be read, or what went wrong
 * @param progress how far it is, while it is being read or taken
 * @param outcomes how many entries would become, or became, what
 * @param mistakes findings that block
 * @param warnings findings that do not
 */
record UploadDetail(
    String id,
    String fileName,
    String sender,
    String state,
    @Nullable Words problem,
    @Nullable Progress progress,
    Map<String, Integer> outcomes,
    int mistakes,
    int warnings,
    Instant createdAt,
    Instant changedAt) {

  static UploadDetail of(
      Upload upload, Progress progress, Map<Outcome, Integer> outcomes, Uploads.Totals totals) {
    Map<String, Integer> words = new TreeMap<>();
    outcomes.forEach((outcome, count) -> words.put(outcome.word(), count));
    return new UploadDetail(
        upload.id(),
        upload.fileName(),
        upload.sender().id(),
        upload.state().word(),
        upload.problem(),
        upload.state().goesOn() ? progress : null,
        words,
        totals.mistakes(),
        totals.warnings(),
        upload.createdAt(),
        upload.changedAt());
  }

  /** How many entries have this outcome. */
  public int count(String outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  public int entries() {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }
}
