package city.weir.server.sql;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.sql.SqlResult;
import city.weir.sharing.statement.AnswerFormat;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends answers out, in the format that was asked for. */
@Component
public final class Answers {
  private final JsonMapper json;

  Answers(JsonMapper json) {
    this.json = json;
  }

  /**
   * The file format a caller wants; empty for JSON.
   *
   * @param named by the parameter {@code format}, which outranks what it accepts
   */
  public Optional<AnswerFormat> format(@Nullable String named, @Nullable String accept) {
    if (named != null) {
      if (named.equalsIgnoreCase("json")) {
        return Optional.empty();
      }
      return Optional.of(
          Arrays.stream(AnswerFormat.values())
              .filter(f -> f.name().equals(named.toUpperCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new ProblemException(
                          ProblemCode.BAD_QUERY,
                          "There is no format '%s'; write json, ndjson, csv or xlsx"
                              .formatted(named))));
    }
    for (MediaType wanted : sorted(accept)) {
      if (wanted.isCompatibleWith(MediaType.APPLICATION_JSON)) {
        return Optional.empty();
      }
      for (AnswerFormat format : AnswerFormat.values()) {
        if (wanted.isCompatibleWith(MediaType.parseMediaType(format.mediaType()))) {
          return Optional.of(format);
        }
      }
    }
    throw new ProblemException(
        ProblemCode.NOT_ACCEPTABLE,
        "Accept names none of application/json, application/x-ndjson, text/csv, %s"
            .formatted(AnswerFormat.XLSX.mediaType()));
  }

  private static List<MediaType> sorted(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return List.of(MediaType.APPLICATION_JSON);
    }
    try {
      return MediaType.parseMediaTypes(accept).stream()
          .sorted((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()))
          .toList();
    } catch (org.springframework.http.InvalidMediaTypeException e) {
      ProblemException problem =
          new ProblemException(ProblemCode.MALFORMED, "Accept: " + e.getMessage());
      problem.initCause(e);
      throw problem;
    }
  }

  /** Sends {@code body} as JSON. */
  public void send(Object body, HttpServletResponse response) throws IOException {
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    json.writeValue(response.getOutputStream(), body);
  }

  /**
   * Sends the whole of {@code result} as a file; headers say what JSON has beside the rows.
   *
   * @param name of the file, without its ending
   */
  public void send(SqlResult result, AnswerFormat format, String name, HttpServletResponse response)
      throws IOException {
    response.setContentType(format.mediaType());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"%s.%s\"".formatted(name, format.ending()));
    response.setHeader("Weir-Truncated", Boolean.toString(result.truncated()));
    response.setHeader(
        "Weir-Masked",
        result.reads().stream()
            .flatMap(
                r -> r.explanation().masked().stream().map(c -> r.explanation().table() + "." + c))
            .collect(Collectors.joining(",")));
    format.write(result, response.getOutputStream());
  }
}
