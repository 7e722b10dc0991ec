package city.weir.catalog.draft;

import city.weir.catalog.classification.ClassificationTree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A directory that holds what a test puts in. */
public final class KnownThings implements References {
  public final Map<String, String> providers = new HashMap<>();
  public final Map<String, String> codes = new HashMap<>();
  public final Map<String, Known> titles = new HashMap<>();
  public final Set<String> elements = new HashSet<>();
  public ClassificationTree tree =
      ClassificationTree.published().with(List.of("主题", "防汛抗旱", "水情", "河道水位"));

  @Override
  public Optional<String> providerOf(String creditCode) {
    return Optional.ofNullable(providers.get(creditCode));
  }

  @Override
  public Optional<String> creditCodeOf(String provider) {
    return providers.entrySet().stream()
        .filter(e -> e.getValue().equals(provider))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public Optional<String> prefixOf(List<String> category) {
    return tree.prefixOf(category);
  }

  @Override
  public List<String> below(List<String> category) {
    return tree.below(category);
  }

  @Override
  public Optional<String> entryOfCode(String code) {
    return Optional.ofNullable(codes.get(code));
  }

  @Override
  public Optional<Known> entryTitled(String key, String provider) {
    return Optional.ofNullable(titles.get(key + "|" + provider));
  }

  @Override
  public boolean elementKnown(String element) {
    return elements.contains(element);
  }
}
