package city.weir.server.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of an answer that refuses (RFC 9457).
 *
 * @param type names the kind of problem; the same for every occurrence
 * @param title the kind of problem for people, in the caller's language
 * @param detail what is wrong here, and what to do about it
 * @param instance path that was asked for
 * @param correlation names this request in the server's log and audit
 * @param reason why, for programs, where the policy refused; else absent
 * @param problems everything that is wrong, where a document was refused; else absent
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @Nullable String correlation,
    @Nullable String reason,
    List<String> problems) {
  public Problem {
    problems = List.copyOf(problems);
  }

  Problem because(String why) {
    return new Problem(type, title, status, detail, instance, correlation, why, problems);
  }
}
