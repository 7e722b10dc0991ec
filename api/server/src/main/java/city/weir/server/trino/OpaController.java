package city.weir.server.trino;

import city.weir.server.audit.Audit;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.trino.Answer;
import city.weir.sharing.trino.Question;
import city.weir.sharing.trino.TrinoAccess;
import city.weir.sharing.trino.TrinoRules;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Speaks the protocol of Trino's Open Policy Agent plugin. Whatever goes wrong here is an error to
 * the plugin, and that a denial: it fails closed. What is read, and each denial, is in the audit
 * before Trino hears the answer.
 */
@RestController
@RequestMapping("/trino/opa/v1")
@Hidden
class OpaController {
  private final TrinoAccess access;
  private final TrinoRules rules;
  private final Audit audit;

  OpaController(TrinoAccess access, TrinoRules rules, Audit audit) {
    this.access = access;
    this.rules = rules;
    this.audit = audit;
  }

  /** What the plugin expects: absent is no mask. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Result<T>(@Nullable T result) {}

  /**
   * SQL of Trino's.
   *
   * @param identity in whose name it is evaluated: the engine's, since it may need what the user
   *     may not have
   */
  record Expression(String expression, String identity) {}

  record MaskOf(int index, Expression viewExpression) {}

  @PostMapping("/allow")
  Result<Boolean> allow(
      @RequestBody OpaRequest body, Principal engine, HttpServletRequest request) {
    Question question = question(body);
    Answer answer = access.allow(engine.getName(), question);
    keep(answer, request);
    return new Result<>(answer.allowed());
  }

  @PostMapping("/batch")
  Result<List<Integer>> batch(@RequestBody OpaRequest body, Principal engine) {
    return new Result<>(access.allowed(engine.getName(), question(body)));
  }

  @PostMapping("/row-filters")
  Result<List<Expression>> rowFilters(@RequestBody OpaRequest body, Principal engine) {
    return new Result<>(
        rules.rows(engine.getName(), question(body)).stream()
            .map(sql -> new Expression(sql, engine.getName()))
            .toList());
  }

  @PostMapping("/column-masks")
  Result<List<MaskOf>> columnMasks(@RequestBody OpaRequest body, Principal engine) {
    return new Result<>(
        rules.masks(engine.getName(), question(body)).entrySet().stream()
            .map(
                mask ->
                    new MaskOf(mask.getKey(), new Expression(mask.getValue(), engine.getName())))
            .toList());
  }

  @PostMapping("/column-mask")
  Result<Expression> columnMask(@RequestBody OpaRequest body, Principal engine) {
    Question one = question(body);
    Question asBatch =
        new Question(one.user(), one.operation(), one.resource(), List.of(one.resource()));
    return new Result<>(
        Optional.ofNullable(rules.masks(engine.getName(), asBatch).get(0))
            .map(sql -> new Expression(sql, engine.getName()))
            .orElse(null));
  }

  private static Question question(OpaRequest body) {
    try {
      return body.question();
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemCode.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  private void keep(Answer answer, HttpServletRequest request) {
    if (answer.deed() == null) {
      return;
    }
    if (answer.subject() == null) {
      audit.turnedAway(request, answer.deed(), answer.reason());
    } else if (answer.allowed()) {
      audit.permitted(request, answer.subject(), answer.deed(), answer.reason());
    } else {
      audit.denied(request, answer.subject(), answer.deed(), answer.reason());
    }
  }
}
