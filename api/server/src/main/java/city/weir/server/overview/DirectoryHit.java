package city.weir.server.overview;

import city.weir.contract.DataContract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry of the directory as the page shows it. */
record DirectoryHit(
    String id,
    String title,
    @Nullable String english,
    String summary,
    @Nullable String englishSummary,
    String zone,
    String provider,
    String updateCycle,
    List<String> keywords) {
  static DirectoryHit of(DataContract contract) {
    return new DirectoryHit(
        contract.id(),
        contract.title(),
        contract.english(),
        contract.directory().summary(),
        contract.directory().english(),
        contract.zone().namespace(),
        contract.provider().name(),
        contract.directory().updateCycle(),
        contract.directory().keywords().stream().sorted().limit(5).toList());
  }
}
