package city.weir.sharing.query;

import city.weir.sharing.engine.Argument;
import city.weir.sharing.policy.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an author writes of a query.
 *
 * @param sql one query; its parameters stand in it as {@code :name}
 */
public record QueryDraft(Words title, Words description, String sql, List<Parameter> parameters) {
  private static final int MOST_PARAMETERS = 30;
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_DESCRIPTION = 4_000;

  public QueryDraft {
    parameters = List.copyOf(parameters);
    if (title.zh().isBlank() || title.en().isBlank()) {
      throw new QueryInvalid("A query needs a title in Chinese and in English");
    }
    if (Math.max(title.zh().length(), title.en().length()) > LONGEST_TITLE) {
      throw new QueryInvalid("A title has at most %d characters".formatted(LONGEST_TITLE));
    }
    if (Math.max(description.zh().length(), description.en().length()) > LONGEST_DESCRIPTION) {
      throw new QueryInvalid(
          "A description has at most %d characters".formatted(LONGEST_DESCRIPTION));
    }
    if (parameters.size() > MOST_PARAMETERS) {
      throw new QueryInvalid("A query has at most %d parameters".formatted(MOST_PARAMETERS));
    }
    Set<String> names = new HashSet<>();
    for (Parameter parameter : parameters) {
      if (!names.add(parameter.name())) {
        throw new QueryInvalid("There are two parameters '%s'".formatted(parameter.name()));
      }
    }
  }

  /** No value for each parameter: enough to learn the columns of the answer. */
  public Map<String, Argument> noArguments() {
    Map<String, Argument> none = new HashMap<>();
    parameters.forEach(p -> none.put(p.name(), new Argument(p.type(), null)));
    return none;
  }
}
