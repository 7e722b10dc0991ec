package city.weir.server.directory;

import city.weir.sharing.policy.Subject;

/** Work of one sort that may wait for somebody; features contribute one as a bean. */
public interface Waiting {
  /** Its place in the list, smaller first. */
  int order();

  /** Key of its title among the words. */
  String title();

  /** Where it is done, such as {@code /console/gradings}. */
  String link();

  /** How much of it waits for {@code subject}; 0 for whoever may not do it. */
  long count(Subject subject);
}
