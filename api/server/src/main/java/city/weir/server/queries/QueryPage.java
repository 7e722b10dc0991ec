package city.weir.server.queries;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page begins: in the answer of the statement that the first page ran, so that pages fit
 * together whatever is committed meanwhile.
 */
record QueryPage(String statement, int skip) {
  private static final Pattern TEXT = Pattern.compile("s:([0-9a-f]{32}):([0-9]{1,6})");

  static QueryPage read(String token) {
    try {
      Matcher text =
          TEXT.matcher(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
      if (text.matches()) {
        return new QueryPage(text.group(1), Integer.parseInt(text.group(2)));
      }
    } catch (IllegalArgumentException e) {
      ProblemException problem = unreadable();
      problem.initCause(e);
      throw problem;
    }
    throw unreadable();
  }

  private static ProblemException unreadable() {
    return new ProblemException(
        ProblemCode.BAD_QUERY,
        "pageToken is not one this server gave: send nextPageToken of the page before, unchanged");
  }

  QueryPage after(int rows) {
    return new QueryPage(statement, rows);
  }

  String token() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString("s:%s:%d".formatted(statement, skip).getBytes(StandardCharsets.UTF_8));
  }
}
