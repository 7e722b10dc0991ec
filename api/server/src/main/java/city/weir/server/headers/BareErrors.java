package city.weir.server.headers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what Tomcat refuses before any filter sees it, such as a request line that is none: as a
 * problem, with the headers of every other answer, and nothing of the inside.
 */
public final class BareErrors extends ErrorReportValve {
  private static final Logger log = LoggerFactory.getLogger(BareErrors.class);
  private static final int FIRST_ERROR = 400;
  private static final int FIRST_FAILURE = 500;

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    AnswerHeaders.ALWAYS.forEach(response::setHeader);
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("application/problem+json");
    byte[] body =
        "{\"type\":\"about:blank\",\"status\":%d,\"detail\":\"%s\"}"
            .formatted(
                status,
                status < FIRST_FAILURE
                    ? "The request is no HTTP that is taken here"
                    : "The server failed; its log tells why")
            .getBytes(StandardCharsets.UTF_8);
    try {
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException e) {
      log.debug("A refusal could not be told: the caller is gone", e);
    }
  }
}
