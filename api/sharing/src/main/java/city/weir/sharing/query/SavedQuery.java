package city.weir.sharing.query;

import city.weir.sharing.engine.AnswerColumn;
import city.weir.sharing.engine.Argument;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One version of a saved query. Whoever calls it gets what the policy permits to the caller, never
 * what it permits to the author.
 *
 * @param name lower-case letters, digits and hyphens; part of its address
 * @param version from 1
 * @param columns of its answer, as the author sees them; a mask may change a type for others
 * @param tables it reads, as {@code zone.name}
 * @param owner id of its author
 * @param reviewer id of whoever approved or refused it; null as long as nobody did
 * @param note what was said at the last step; null when nothing was
 * @param changedAt when its state or text changed last, to the microsecond
 */
public record SavedQuery(
    String name,
    int version,
    QueryDraft draft,
    List<AnswerColumn> columns,
    List<String> tables,
    String owner,
    State state,
    @Nullable String reviewer,
    @Nullable String note,
    Instant createdAt,
    Instant changedAt) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,62}");

  public SavedQuery {
    columns = List.copyOf(columns);
    tables = List.copyOf(tables);
    createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
    changedAt = changedAt.truncatedTo(ChronoUnit.MICROS);
    if (!NAME.matcher(name).matches()) {
      throw new QueryInvalid(
          "'%s' is no name of a query: 2 to 63 lower-case letters, digits and hyphens, a letter"
                  .formatted(name)
              + " first");
    }
    Set<String> seen = new HashSet<>();
    for (AnswerColumn column : columns) {
      if (!seen.add(column.name())) {
        throw new QueryInvalid(
            "Two columns of the answer are named '%s': name one with AS".formatted(column.name()));
      }
    }
  }

  /** Where a version is on its way. */
  public enum State {
    /** Its author works on it. */
    DRAFT,
    /** A steward is to look at it. */
    SUBMITTED,
    /** A steward sent it back; its author may work on it. */
    REFUSED,
    /** It can be called. */
    PUBLISHED,
    /** It can be called for now; callers are told to leave it. */
    DEPRECATED,
    /** A later version has taken its place. */
    SUPERSEDED,
    /** It can no longer be called. */
    WITHDRAWN;

    public boolean callable() {
      return this == PUBLISHED || this == DEPRECATED;
    }
  }

  /** The same in another state. */
  SavedQuery in(State next, @Nullable String by, @Nullable String said, Instant at) {
    return new SavedQuery(
        name, version, draft, columns, tables, owner, next, by, said, createdAt, at);
  }

  /**
   * What is bound for what a caller gives.
   *
   * @throws ParameterRefused when a parameter is missing, wrong or unknown
   */
  public Map<String, Argument> arguments(Map<String, String> given) throws ParameterRefused {
    Map<String, Argument> arguments = new HashMap<>();
    for (Parameter parameter : draft.parameters()) {
      arguments.put(parameter.name(), parameter.argument(given.get(parameter.name())));
    }
    for (String name : given.keySet()) {
      if (!arguments.containsKey(name)) {
        throw new ParameterRefused(
            name,
            arguments.isEmpty()
                ? "the query has no parameters"
                : "the query has only "
                    + String.join(", ", arguments.keySet().stream().sorted().toList()));
      }
    }
    return arguments;
  }
}
