package city.weir.catalog.standard;

import city.weir.contract.standard.Code;
import city.weir.contract.standard.CodeTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 代码表: the values a data element may have.
 *
 * @param versions the oldest first; no two are valid on one day
 */
public record CodeList(
    String id, String title, @Nullable String english, String source, List<Version> versions)
    implements Standard {
  public CodeList {
    versions = versions.stream().sorted(Comparator.comparing(Version::from)).toList();
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("Code list %s has no version".formatted(id));
    }
    for (int i = 1; i < versions.size(); i++) {
      LocalDate until = versions.get(i - 1).until();
      if (until == null || until.isAfter(versions.get(i).from())) {
        throw new IllegalArgumentException(
            "Code list %s: version %s is still valid when %s begins (write its 'until')"
                .formatted(id, versions.get(i - 1).name(), versions.get(i).name()));
      }
    }
  }

  /**
   * @param name such as the year of the standard
   * @param from the first day it is valid
   * @param until the first day it is not, or null while no end is set
   */
  public record Version(String name, LocalDate from, @Nullable LocalDate until, CodeTable codes) {
    public Version {
      if (until != null && !until.isAfter(from)) {
        throw new IllegalArgumentException(
            "Version %s ends %s, before it begins %s".formatted(name, until, from));
      }
    }

    boolean validOn(LocalDate day) {
      return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
  }

  @Override
  public Kind kind() {
    return Kind.LIST;
  }

  /** The version valid on {@code day}. */
  public Optional<Version> on(LocalDate day) {
    return versions.stream().filter(version -> version.validOn(day)).findFirst();
  }

  public Optional<Version> version(String name) {
    return versions.stream().filter(version -> version.name().equals(name)).findFirst();
  }

  /** The version that begins last. */
  public Version newest() {
    return versions.get(versions.size() - 1);
  }

  /**
   * The same with one more version, at whose beginning the newest so far ends.
   *
   * @throws IllegalArgumentException when {@code next} does not begin after it
   */
  public CodeList followedBy(Version next) {
    List<Version> all = new ArrayList<>(versions);
    Version last = newest();
    LocalDate until = last.until();
    if (until == null || until.isAfter(next.from())) {
      all.set(all.size() - 1, new Version(last.name(), last.from(), next.from(), last.codes()));
    }
    all.add(next);
    return new CodeList(id, title, english, source, all);
  }

  /** Every code it ever had. */
  public Set<String> everyCode() {
    return versions.stream()
        .flatMap(version -> version.codes().codes().stream())
        .map(Code::code)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Stream<String> words() {
    return Stream.concat(
        Stream.of(id, title, english, source).filter(Objects::nonNull).map(Objects::requireNonNull),
        newest().codes().codes().stream().map(Code::name));
  }
}
