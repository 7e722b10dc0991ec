package city.weir.sharing.engine;

import java.util.List;

/**
 * What a job gave.
 *
 * @param truncated whether there were more rows than were asked for
 */
public record Outcome(List<AnswerColumn> columns, SqlRows rows, boolean truncated) {
  public Outcome {
    columns = List.copyOf(columns);
  }
}
