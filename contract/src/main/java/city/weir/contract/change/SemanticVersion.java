package city.weir.contract.change;

import java.util.Comparator;

/** Major, minor and patch of semver.org; contracts have no pre-releases. */
record SemanticVersion(int major, int minor, int patch) implements Comparable<SemanticVersion> {
  private static final Comparator<SemanticVersion> ORDER =
      Comparator.comparingInt(SemanticVersion::major)
          .thenComparingInt(SemanticVersion::minor)
          .thenComparingInt(SemanticVersion::patch);

  static SemanticVersion parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("Not a version: '%s' (write 1.0.0)".formatted(text));
    }
    return new SemanticVersion(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  /** The lowest version after this one that may break readers: below 1.0.0 a minor one may. */
  SemanticVersion nextBreaking() {
    return major == 0 ? new SemanticVersion(0, minor + 1, 0) : new SemanticVersion(major + 1, 0, 0);
  }

  SemanticVersion nextCompatible() {
    return new SemanticVersion(major, minor + 1, 0);
  }

  @Override
  public int compareTo(SemanticVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
