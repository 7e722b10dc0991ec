package city.weir.server.directory;

import city.weir.sharing.policy.Subject;
import java.util.Map;
import java.util.Optional;

/** A part of an entry's page that a feature adds as a bean. */
public interface EntrySection {
  /** Its place on the page, smaller first. */
  int order();

  /** Key of its title among the words. */
  String title();

  /** Template fragment that draws it, such as {@code console/lineage/section :: section}. */
  String fragment();

  /**
   * What the fragment shows: attributes of the page's model, named so that no other section's are
   * the same; empty when there is nothing to show to {@code subject}, who may know of the entry.
   *
   * @param entry its id
   */
  Optional<Map<String, Object>> model(String entry, Subject subject);
}
