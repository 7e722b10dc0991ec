package city.weir.contract.reading;

import city.weir.contract.Origin;
import city.weir.contract.document.Findings;
import city.weir.contract.document.Node;
import city.weir.contract.document.Spelling;
import city.weir.contract.expression.Functions;
import city.weir.contract.expression.SqlScan;
import city.weir.contract.standard.CodeTable;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks the SQL a contract carries: that it calls what it may, and reads what is there. */
final class ExpressionCheck {
  /** Functions that lead out of SQL, into Java or into files. */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "java_method",
          "reflect",
          "try_reflect",
          "input_file_name",
          "input_file_block_start",
          "input_file_block_length",
          "read_files");

  private final Findings findings;
  private final ContractReader.Siblings siblings;

  ExpressionCheck(Findings findings, ContractReader.Siblings siblings) {
    this.findings = findings;
    this.siblings = siblings;
  }

  /** An expression over one row that may read {@code columns}. */
  void expression(Node at, Collection<String> columns) {
    SqlScan scan = SqlScan.of(at.asText().orElse(""));
    List<String> faults = new ArrayList<>(scan.faults());
    if (scan.holdsQuery()) {
      faults.add("a query");
    }
    if (scan.isCommented()) {
      faults.add("a comment");
    }
    if (!faults.isEmpty()) {
      findings.add(
          at,
          "Not an expression over one row: " + String.join(", ", faults),
          "Write one Spark SQL expression; what needs more belongs into a model of theme or topic");
      return;
    }
    for (SqlScan.Call call : scan.calls()) {
      if (!Functions.ALLOWED.contains(call.function())) {
        findings.add(
            at,
            "The function '%s' is not allowed here".formatted(call.function()),
            Spelling.nearest(call.function(), Functions.ALLOWED)
                .map("Did you mean '%s'?"::formatted)
                .orElse("docs/contract.md lists the functions; clocks, chance and files are not"));
      }
      literals(at, call);
    }
    List<String> known = columns.stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
    for (String name : scan.names()) {
      if (!known.contains(name)) {
        findings.add(
            at, "There is no column '%s' here".formatted(name), Spelling.remedy(name, columns));
      }
    }
  }

  /** The query of a model. Only an engine can check it whole; this keeps it to its inputs. */
  void query(Node at, Origin.Model model) {
    SqlScan scan = SqlScan.of(model.sql());
    List<String> faults = new ArrayList<>(scan.faults());
    if (!scan.holdsQuery()) {
      faults.add("no select in it");
    }
    findings.require(
        at,
        faults.isEmpty(),
        "'%s' is not one query: %s".formatted(model.sqlFile(), String.join(", ", faults)),
        "Write one Spark SQL query, without a semicolon");
    for (var input : model.inputs()) {
      findings.require(
          at,
          scan.names().contains(input.name()),
          "'%s' does not read its input '%s'".formatted(model.sqlFile(), input),
          "Read it under its name '%s', or take it from inputs".formatted(input.name()));
    }
    for (SqlScan.Call call : scan.calls()) {
      findings.require(
          at,
          !FORBIDDEN.contains(call.function()),
          "'%s' calls %s, which leads out of SQL".formatted(model.sqlFile(), call.function()),
          "Do without it");
      literals(at, call);
    }
  }

  private void literals(Node at, SqlScan.Call call) {
    List<String> literals = call.literals();
    switch (call.function()) {
      case "to_code" -> {
        findings.require(
            at,
            !literals.isEmpty(),
            "to_code does not name its list",
            "Write to_code(text, 'list') for list.csv beside the contract");
        if (!literals.isEmpty()) {
          codeList(at, literals.get(literals.size() - 1) + ".csv");
        }
      }
      case "parse_time" -> {
        findings.require(
            at,
            !literals.isEmpty() && isZone(literals.get(0)),
            "parse_time does not name a time zone",
            "Write parse_time(text, 'Asia/Shanghai'), then a pattern if there is one");
      }
      default -> {}
    }
  }

  private void codeList(Node at, String file) {
    try {
      String text = siblings.read(file);
      CodeTable.read(file, text);
    } catch (IllegalArgumentException e) {
      findings.add(
          at,
          String.valueOf(e.getMessage()),
          "Begin it with '%s'; each code and name once".formatted(CodeTable.HEADER));
    } catch (IOException e) {
      findings.add(
          at,
          "The code list '%s' cannot be read: %s".formatted(file, e.getMessage()),
          "Put it beside the contract, as UTF-8 CSV beginning with '%s', or name a list of the standards library"
              .formatted(CodeTable.HEADER));
    }
  }

  private static boolean isZone(String name) {
    try {
      ZoneId.of(name);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
