package city.weir.server.sql;

import city.weir.server.console.ConsolePages;
import city.weir.server.paging.OffsetToken;
import city.weir.sharing.engine.SqlLimits;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.sql.SqlResult;
import city.weir.sharing.statement.AnswerFormat;
import city.weir.sharing.statement.Statement;
import city.weir.sharing.statement.Statements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A statement within a page: how long it runs, its answer, what was held back. Two parts of the
 * console show statements, each to those it is open to.
 */
@ConsolePages
@RequestMapping({"/console/sql/statements/{id}", "/console/queries/statements/{id}"})
public class StatementPages {
  private static final String READ = "sql.read";
  private static final int PAGE = 200;
  private static final int DRAWN = 5_000;

  private final ObjectProvider<Statements> statements;
  private final OwnStatements own;
  private final Answers answers;
  private final SqlAudit audit;
  private final Clock clock;

  StatementPages(
      ObjectProvider<Statements> statements,
      OwnStatements own,
      Answers answers,
      SqlAudit audit,
      Clock clock) {
    this.statements = statements;
    this.own = own;
    this.answers = answers;
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping
  String look(
      @PathVariable String id, Subject reader, Call call, HttpServletRequest request, Model model) {
    return show(own.find(id, reader), base(request), reader, call, request, model);
  }

  @PostMapping("/cancellation")
  String cancel(
      @PathVariable String id, Subject reader, Call call, HttpServletRequest request, Model model)
      throws InterruptedException {
    Statement statement = own.find(id, reader);
    statements.getObject().cancel(statement);
    statement.await(Duration.ofSeconds(2));
    return show(statement, base(request), reader, call, request, model);
  }

  /** Further rows of the table. */
  @GetMapping("/rows")
  String rows(
      @PathVariable String id,
      @RequestParam @Nullable String pageToken,
      Subject reader,
      Call call,
      HttpServletRequest request,
      Model model) {
    Statement statement = own.find(id, reader);
    put(statement, base(request), model);
    SqlReply page = page(statement, OffsetToken.read(pageToken), PAGE, reader, call, request);
    model.addAttribute("reply", page);
    return "console/sql/statement :: rows";
  }

  /** What charts and maps are drawn of. */
  @GetMapping("/data")
  void data(
      @PathVariable String id,
      Subject reader,
      Call call,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    answers.send(page(own.find(id, reader), 0, DRAWN, reader, call, request), response);
  }

  @GetMapping("/file")
  void file(
      @PathVariable String id,
      @RequestParam String format,
      Subject reader,
      Call call,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Optional<AnswerFormat> as = answers.format(format, null);
    Statement statement = own.find(id, reader);
    if (as.isEmpty()) {
      answers.send(page(statement, 0, SqlLimits.USUAL.rows(), reader, call, request), response);
      return;
    }
    SqlResult result = own.answer(statement, READ, reader, call, request);
    audit.gave(request, reader, READ, result, result.rows().size(), statement.question().sql());
    answers.send(result, as.get(), "weir-" + id, response);
  }

  /**
   * Shows where {@code statement} stands, with the first rows once it is finished.
   *
   * @param base path of the part of the console that shows it
   */
  public String show(
      Statement statement,
      String base,
      Subject reader,
      Call call,
      HttpServletRequest request,
      Model model) {
    put(statement, base, model);
    SqlReply reply =
        statement.standing().result() == null
            ? null
            : page(statement, 0, PAGE, reader, call, request);
    model.addAttribute("reply", reply);
    model.addAttribute(
        "limited",
        reply != null
            && reply.tables().stream().anyMatch(t -> t.rows() != null || !t.columns().isEmpty()));
    model.addAttribute(
        "formats", Arrays.stream(AnswerFormat.values()).map(AnswerFormat::ending).toList());
    return "console/sql/statement :: statement";
  }

  private void put(Statement statement, String base, Model model) {
    model.addAttribute("base", base);
    model.addAttribute("s", new StatementView(StatementDetail.of(statement, clock.instant())));
  }

  private SqlReply page(
      Statement statement,
      int skip,
      int count,
      Subject reader,
      Call call,
      HttpServletRequest request) {
    SqlResult result = own.answer(statement, READ, reader, call, request);
    SqlReply page = SqlReply.of(statement.id(), result, skip, count);
    audit.gave(request, reader, READ, result, page.rows().size(), statement.question().sql());
    return page;
  }

  private static String base(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/console/queries/")
        ? "/console/queries"
        : "/console/sql";
  }
}
