package city.weir.sharing.trino;

import java.util.List;

/**
 * What Trino asks before it does something.
 *
 * @param user for whom, as Trino authenticated him
 * @param operation what, in Trino's own word, such as {@code SelectFromColumns}
 * @param resource on what
 * @param candidates where it asks which of several are allowed; empty otherwise
 */
public record Question(
    String user, String operation, Resource resource, List<Resource> candidates) {
  public Question {
    candidates = List.copyOf(candidates);
  }

  /** The same about one of its candidates. */
  Question about(Resource candidate) {
    return new Question(user, operation, candidate, List.of());
  }
}
