package city.weir.server.sql;

import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import city.weir.sharing.sql.SqlFunctions;
import city.weir.sharing.statement.Statement;
import city.weir.sharing.statement.Statements;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The analyst's page: tables, editor, answer, history. */
@ConsolePages
@RequestMapping("/console/sql")
class SqlPages {
  private static final String PATH = "/console/sql";

  private final ObjectProvider<Statements> statements;
  private final StatementPages pages;
  private final SchemaTree tree;
  private final SqlAudit audit;
  private final Clock clock;

  SqlPages(
      ObjectProvider<Statements> statements,
      StatementPages pages,
      SchemaTree tree,
      SqlAudit audit,
      Clock clock) {
    this.statements = statements;
    this.pages = pages;
    this.tree = tree;
    this.audit = audit;
    this.clock = clock;
  }

  @Bean
  static ConsoleEntry sqlEntry() {
    return new ConsoleEntry(PATH, "sql", 40, Set.of(Role.ANALYST, Role.STEWARD));
  }

  @GetMapping
  String page(
      @RequestParam(required = false) @Nullable String sql,
      Subject reader,
      Call call,
      Model model) {
    model.addAttribute("sql", sql == null ? "" : sql);
    model.addAttribute("tables", tree.of(reader, call));
    model.addAttribute("functions", String.join(" ", SqlFunctions.names()));
    return "console/sql/page";
  }

  @PostMapping("/statements")
  String submit(
      @RequestParam String sql,
      @RequestParam(required = false) @Nullable String asOf,
      Subject reader,
      Call call,
      HttpServletRequest request,
      Model model) {
    SqlQuestion asked = new SqlQuestion(sql, asOf == null || asOf.isBlank() ? null : asOf, null);
    Statement statement;
    try {
      statement =
          statements
              .getObject()
              .submit(
                  reader,
                  call,
                  asked.question(),
                  audit.watch(request, reader, "sql.ask", asked.text()));
    } catch (SqlRefused e) {
      throw audit.refused(request, reader, call, "sql.ask", e);
    }
    audit.took(request, reader, "sql.ask", statement.reads(), asked.text());
    return pages.show(statement, PATH, reader, call, request, model);
  }

  @GetMapping("/history")
  String history(Subject reader, Model model) {
    model.addAttribute(
        "statements",
        statements.getObject().of(reader).stream()
            .map(s -> new StatementView(StatementDetail.of(s, clock.instant())))
            .toList());
    return "console/sql/history :: history";
  }
}
