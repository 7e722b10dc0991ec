package city.weir.contract.change;

import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges a new version of a contract against the one in force. */
public final class Compatibility {
  private Compatibility() {}

  /** Every difference between the two, and whether the version rises as they demand. */
  public static Verdict judge(DataContract old, DataContract next) {
    List<Change> changes = new ArrayList<>();
    identity(old, next, changes);
    ColumnChanges.between(old, next, changes);
    origin(old, next, changes);
    promises(old, next, changes);
    changes.sort(Comparator.comparing(Change::effect).reversed());
    return new Verdict(changes, versionProblem(old, next, changes));
  }

  /** The lowest version after {@code version} that tells readers they can read on. */
  public static String nextCompatible(String version) {
    return SemanticVersion.parse(version).nextCompatible().toString();
  }

  private static void identity(DataContract old, DataContract next, List<Change> changes) {
    String other = "it is another dataset to everybody who reads this one";
    breaking(changes, "id", old.id(), next.id(), other);
    breaking(changes, "zone", old.zone(), next.zone(), other);
    breaking(changes, "table", old.table(), next.table(), other);
    breaking(changes, "tenant", old.tenant(), next.tenant(), other);
    String words = "it tells people, not programs";
    compatible(changes, "name", old.name(), next.name(), words);
    compatible(changes, "title", old.title(), next.title(), words);
    compatible(changes, "english title", old.english(), next.english(), words);
    compatible(changes, "domain", old.domain(), next.domain(), words);
    compatible(changes, "purpose", old.purpose(), next.purpose(), words);
    compatible(changes, "limitations", old.limitations(), next.limitations(), words);
    compatible(changes, "provider", old.provider(), next.provider(), words);
    compatible(
        changes, "status", old.status(), next.status(), "the table and its rows stay as they are");
  }

  private static void origin(DataContract old, DataContract next, List<Change> changes) {
    if (old.origin() instanceof Origin.Source was && next.origin() instanceof Origin.Source is) {
      compatible(
          changes,
          "raw table",
          was.raw(),
          is.raw(),
          "rows already promoted stay; new ones come from the new table");
    }
    boolean model = next.origin() instanceof Origin.Model;
    if (!old.origin().equals(next.origin())) {
      changes.add(
          Change.compatible(
              model ? "model" : "source",
              "changed",
              "readers see the table, not what it is made from"));
    }
    compatible(
        changes,
        "deduplicate",
        old.deduplication(),
        next.deduplication(),
        "it decides between deliveries of one row; what the key is, is judged by itself");
  }

  private static void promises(DataContract old, DataContract next, List<Change> changes) {
    compatible(
        changes,
        "service levels",
        old.serviceLevels(),
        next.serviceLevels(),
        "the promise changes, not the data");
    compatible(
        changes, "rules", old.rules(), next.rules(), "they hold for batches published from now on");
    if (!old.directory().share().equals(next.directory().share())) {
      changes.add(
          Change.compatible(
              "directory",
              "conditions of sharing changed",
              "who may read is decided at every call, by the conditions in force"));
    }
    if (!old.directory().equals(next.directory())
        && old.directory().share().equals(next.directory().share())) {
      changes.add(Change.compatible("directory", "entry changed", "it describes the same data"));
    }
  }

  private static Optional<String> versionProblem(
      DataContract old, DataContract next, List<Change> changes) {
    SemanticVersion was = SemanticVersion.parse(old.version());
    SemanticVersion is = SemanticVersion.parse(next.version());
    boolean breaks = changes.stream().anyMatch(c -> c.effect() == Change.Effect.BREAKING);
    if (is.compareTo(was) < 0) {
      return Optional.of(
          "Version %s is older than %s, which is in force. Write %s or higher"
              .formatted(is, was, changes.isEmpty() ? was : was.nextCompatible()));
    }
    if (breaks && is.compareTo(was.nextBreaking()) < 0) {
      return Optional.of(
          "Version %s does not say that the change breaks readers of %s. Write %s"
              .formatted(is, was, was.nextBreaking()));
    }
    if (!changes.isEmpty() && is.equals(was)) {
      return Optional.of(
          "The contract changed but its version %s did not. Write %s"
              .formatted(is, was.nextCompatible()));
    }
    return Optional.empty();
  }

  private static void breaking(
      List<Change> changes, String part, Object old, Object next, String reason) {
    if (!old.equals(next)) {
      changes.add(Change.breaking(part, "'%s' became '%s'".formatted(old, next), reason));
    }
  }

  private static void compatible(
      List<Change> changes,
      String part,
      @Nullable Object old,
      @Nullable Object next,
      String reason) {
    if (!Objects.equals(old, next)) {
      changes.add(Change.compatible(part, "changed", reason));
    }
  }
}
