package city.weir.catalog.standard;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One thing of the standards library. */
public sealed interface Standard permits DataElement, CodeList {
  /** How it is referred to: lower case letters, digits and hyphens. */
  String id();

  /** Name in Chinese. */
  String title();

  @Nullable String english();

  /** The standard it is taken from, or who made it. */
  String source();

  Kind kind();

  /** All words by which somebody may look for it. */
  Stream<String> words();

  enum Kind {
    ELEMENT,
    LIST
  }
}
