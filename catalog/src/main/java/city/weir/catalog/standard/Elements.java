package city.weir.catalog.standard;

import java.util.Optional;

/** Finds data elements by whatever they are called. */
@FunctionalInterface
public interface Elements {
  /** The element in force, or deprecated, with this identifier, title, English title or synonym. */
  Optional<DataElement> named(String word);
}
