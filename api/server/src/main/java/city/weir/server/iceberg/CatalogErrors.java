package city.weir.server.iceberg;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.BadRequestException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ForbiddenException;
import org.apache.iceberg.exceptions.NamespaceNotEmptyException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NoSuchViewException;
import org.apache.iceberg.exceptions.NotAuthorizedException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.ServiceUnavailableException;
import org.apache.iceberg.exceptions.UnprocessableEntityException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.rest.responses.ErrorResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers what goes wrong in the form Iceberg's clients expect instead of problem+json: they decide
 * by status and type whether to try again.
 */
@RestControllerAdvice(basePackageClasses = CatalogErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class CatalogErrors {
  private static final Logger log = LoggerFactory.getLogger(CatalogErrors.class);

  private record Rule(Class<? extends Exception> type, int status) {}

  /** The first that fits counts. */
  private static final List<Rule> RULES =
      List.of(
          new Rule(NoSuchNamespaceException.class, 404),
          new Rule(NoSuchTableException.class, 404),
          new Rule(NoSuchViewException.class, 404),
          new Rule(NotFoundException.class, 404),
          new Rule(AlreadyExistsException.class, 409),
          new Rule(CommitFailedException.class, 409),
          new Rule(NamespaceNotEmptyException.class, 409),
          new Rule(CommitStateUnknownException.class, 500),
          new Rule(ForbiddenException.class, 403),
          new Rule(NotAuthorizedException.class, 401),
          new Rule(UnprocessableEntityException.class, 422),
          new Rule(UnsupportedOperationException.class, 406),
          new Rule(ServiceUnavailableException.class, 503),
          new Rule(ValidationException.class, 400),
          new Rule(BadRequestException.class, 400),
          new Rule(IllegalArgumentException.class, 400),
          new Rule(HttpMessageNotReadableException.class, 400));

  @ExceptionHandler
  ResponseEntity<ErrorResponse> answer(Exception problem) {
    int status = status(problem);
    if (status >= 500) {
      log.error("A call to the catalog failed", problem);
    }
    // What a client cannot put right it learns nothing about from our inside.
    boolean inside = status == 500 && !(problem instanceof CommitStateUnknownException);
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            ErrorResponse.builder()
                .responseCode(status)
                .withType(problem.getClass().getSimpleName())
                .withMessage(inside ? "The catalog failed; its log says why" : chain(problem))
                .build());
  }

  private static int status(Exception problem) {
    if (problem instanceof org.springframework.web.ErrorResponse known) {
      return known.getStatusCode().value();
    }
    return RULES.stream()
        .filter(rule -> rule.type().isInstance(problem))
        .mapToInt(Rule::status)
        .findFirst()
        .orElse(500);
  }

  private static String chain(Exception problem) {
    List<String> messages = new ArrayList<>();
    for (Throwable at = problem; at != null && messages.size() < 3; at = at.getCause()) {
      if (at.getMessage() != null && !messages.contains(at.getMessage())) {
        messages.add(at.getMessage());
      }
    }
    return String.join(": ", messages);
  }
}
