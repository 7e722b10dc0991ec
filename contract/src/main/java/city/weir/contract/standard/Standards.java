package city.weir.contract.standard;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The standards library as far as contracts refer to it. Whatever was once in force stays known, so
 * that no contract becomes wrong because the library moves on.
 */
public interface Standards {
  /** The meaning of the element with this identifier, if one is or was in force. */
  Optional<Meaning> element(String identifier);

  /** Identifiers of all elements in force, for a hint. */
  Collection<String> elements();

  /** The codes of the list that are valid now, if there is such a list. */
  Optional<CodeTable> codes(String list);

  /** A library without code lists, which takes every element for known: who cannot judge. */
  Standards UNKNOWN =
      new Standards() {
        @Override
        public Optional<Meaning> element(String identifier) {
          return Optional.of(
              new Meaning(identifier, 'G', (@Nullable String) null, null, java.util.Set.of()));
        }

        @Override
        public Collection<String> elements() {
          return List.of();
        }

        @Override
        public Optional<CodeTable> codes(String list) {
          return Optional.empty();
        }
      };
}
