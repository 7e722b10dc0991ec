package city.weir.server.queries;

import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.sql.SqlAudit;
import city.weir.server.sql.StatementPages;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import city.weir.sharing.query.SavedQuery;
import city.weir.sharing.query.SavedQuery.State;
import city.weir.sharing.rows.AsOfText;
import city.weir.sharing.statement.Statement;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Saved queries: found, tried with parameters, written, reviewed. */
@ConsolePages
@RequestMapping("/console/queries")
class QueryPages {
  private static final String PATH = "/console/queries";
  private static final String OF_PARAMETER = "p.";

  private final KnownQueries known;
  private final QuerySteps steps;
  private final QueryCalls calls;
  private final StatementPages statements;
  private final SqlAudit audit;

  QueryPages(
      KnownQueries known,
      QuerySteps steps,
      QueryCalls calls,
      StatementPages statements,
      SqlAudit audit) {
    this.known = known;
    this.steps = steps;
    this.calls = calls;
    this.statements = statements;
    this.audit = audit;
  }

  @Bean
  static ConsoleEntry queriesEntry() {
    return new ConsoleEntry(PATH, "queries", 41, Set.of(Role.AGENCY, Role.ANALYST, Role.STEWARD));
  }

  @GetMapping
  String list(Subject reader, Model model) {
    model.addAttribute("published", known.callable(reader));
    model.addAttribute("own", known.own(reader));
    model.addAttribute("review", known.forReview(reader));
    model.addAttribute("writes", writes(reader));
    return "console/queries/list";
  }

  @GetMapping("/{name}")
  String page(@PathVariable String name, Subject reader, Model model) {
    List<SavedQuery> versions = known.versions(reader, name);
    SavedQuery query = versions.get(0);
    boolean own = query.owner().equals(reader.id());
    boolean steward = reader.is(Role.STEWARD);
    model.addAttribute("query", known.detail(reader, query));
    model.addAttribute("versions", versions);
    model.addAttribute("edits", own && writes(reader));
    model.addAttribute("submits", own && query.state() == State.DRAFT);
    model.addAttribute("reviews", steward && !own && query.state() == State.SUBMITTED);
    model.addAttribute("deprecates", (own || steward) && query.state() == State.PUBLISHED);
    model.addAttribute(
        "withdraws",
        (own || steward) && (query.state().callable() || query.state() == State.SUBMITTED));
    return "console/queries/query";
  }

  /** Writes what stands in the SQL page into the form of a new query. */
  @PostMapping("/draft")
  String draft(@RequestParam String sql, Subject reader, Model model) {
    requireWriter(reader);
    model.addAttribute("form", QueryForm.of(sql));
    return "console/queries/edit";
  }

  @GetMapping("/{name}/edit")
  String edit(@PathVariable String name, Subject reader, Model model) {
    requireWriter(reader);
    model.addAttribute("form", QueryForm.of(known.versions(reader, name).get(0)));
    return "console/queries/edit";
  }

  @PostMapping("/save")
  String save(QueryForm form, Subject reader, Call call, HttpServletRequest request, Model model)
      throws InterruptedException {
    requireWriter(reader);
    try {
      steps.save(form.name(), form.draft(), reader, call, request);
    } catch (ProblemException e) {
      // What was written stays in the form, with what is wrong above it.
      model.addAttribute("form", form);
      model.addAttribute("wrong", e.getMessage());
      return "console/queries/edit";
    }
    return "redirect:" + PATH + "/" + form.name();
  }

  @PostMapping("/{name}/submission")
  String submit(@PathVariable String name, Subject reader, HttpServletRequest request) {
    known.versions(reader, name);
    steps.submit(name, reader, request);
    return back(name);
  }

  /** Approves, refuses, deprecates or withdraws. */
  @PostMapping("/{name}/decision")
  String decide(
      @PathVariable String name,
      @RequestParam String step,
      @RequestParam(defaultValue = "") String reason,
      Subject reader,
      HttpServletRequest request) {
    known.versions(reader, name);
    switch (step) {
      case "approve" -> steps.approve(name, reason.isBlank() ? null : reason, reader, request);
      case "refuse" -> steps.refuse(name, reason, reader, request);
      case "deprecate" -> steps.deprecate(name, reason, reader, request);
      case "withdraw" -> steps.withdraw(name, reason, reader, request);
      default ->
          throw new ProblemException(
              ProblemCode.MALFORMED,
              "step is '%s'; write approve, refuse, deprecate or withdraw".formatted(step));
    }
    return back(name);
  }

  /** Tries it with parameters, with the reader's own rights. */
  @PostMapping("/{name}/runs")
  String run(
      @PathVariable String name,
      @RequestParam Map<String, String> fields,
      @RequestParam(required = false) @Nullable String asOf,
      Subject reader,
      Call call,
      HttpServletRequest request,
      Model model) {
    SavedQuery query = known.versions(reader, name).get(0);
    Map<String, String> given = new LinkedHashMap<>();
    fields.forEach(
        (field, value) -> {
          if (field.startsWith(OF_PARAMETER) && !value.isEmpty()) {
            given.put(field.substring(OF_PARAMETER.length()), value);
          }
        });
    Statement statement =
        calls.submit(
            query,
            given,
            AsOfText.parse(asOf == null || asOf.isBlank() ? null : asOf),
            reader,
            call,
            request);
    audit.took(
        request,
        reader,
        "query.call",
        statement.reads(),
        "query %s version %d %s".formatted(name, query.version(), given));
    return statements.show(statement, PATH, reader, call, request, model);
  }

  private static boolean writes(Subject reader) {
    return reader.is(Role.ANALYST) || reader.is(Role.STEWARD);
  }

  private static void requireWriter(Subject reader) {
    if (!writes(reader)) {
      throw new ProblemException(
          ProblemCode.NOT_PERMITTED, "Queries are written by analysts and stewards");
    }
  }

  private static String back(String name) {
    return "redirect:" + PATH + "/" + name;
  }
}
