package city.weir.catalog.intake;

import city.weir.catalog.draft.References;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * References as they stand during the check of one spreadsheet: its entries name the same few
 * providers, categories and elements again and again. By one thread.
 */
final class Remembered implements References {
  private final References references;
  private final Map<String, Optional<String>> providers = new HashMap<>();
  private final Map<String, Optional<String>> codes = new HashMap<>();
  private final Map<List<String>, Optional<String>> prefixes = new HashMap<>();
  private final Map<String, Boolean> elements = new HashMap<>();

  Remembered(References references) {
    this.references = references;
  }

  @Override
  public Optional<String> providerOf(String creditCode) {
    return providers.computeIfAbsent(creditCode, references::providerOf);
  }

  @Override
  public Optional<String> creditCodeOf(String provider) {
    return codes.computeIfAbsent(provider, references::creditCodeOf);
  }

  @Override
  public Optional<String> prefixOf(List<String> category) {
    return prefixes.computeIfAbsent(List.copyOf(category), references::prefixOf);
  }

  @Override
  public List<String> below(List<String> category) {
    return references.below(category);
  }

  @Override
  public Optional<String> entryOfCode(String code) {
    return references.entryOfCode(code);
  }

  @Override
  public Optional<Known> entryTitled(String key, String provider) {
    return references.entryTitled(key, provider);
  }

  @Override
  public boolean elementKnown(String element) {
    return elements.computeIfAbsent(element, references::elementKnown);
  }
}
