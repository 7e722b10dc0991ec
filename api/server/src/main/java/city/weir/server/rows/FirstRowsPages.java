package city.weir.server.rows;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.server.console.ConsolePages;
import city.weir.server.datasets.KnownDatasets;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.rows.RowPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The first rows of a dataset as the reader may see them, or why there are none to see. */
@ConsolePages
class FirstRowsPages {
  private static final String FEW = "5";
  private static final RowQuestion EVERYTHING =
      new RowQuestion(null, null, null, null, null, null, null, null);

  private final KnownDatasets datasets;
  private final PermittedRows rows;
  private final Door door;

  FirstRowsPages(KnownDatasets datasets, PermittedRows rows, Door door) {
    this.datasets = datasets;
    this.rows = rows;
    this.door = door;
  }

  /**
   * A look at a page is no reading: where an agreement gives the rows, which may count how often,
   * they are read only when the reader says so.
   */
  @GetMapping("/console/datasets/{id}/first-rows")
  String show(
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean read,
      Subject subject,
      Call call,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    DataContract dataset = datasets.find(subject, id);
    Decision decision = rows.foresee(subject, call, dataset, Way.QUERY);
    model.addAttribute("id", dataset.id());
    if (decision instanceof Decision.Deny denial) {
      model.addAttribute("denial", denial);
      model.addAttribute("mayAsk", subject.is(Subject.Role.AGENCY));
      return "console/rows/first :: denied";
    }
    if (!read && ((Decision.Permit) decision).agreement() != null) {
      return "console/rows/first :: offered";
    }
    model.addAttribute(
        "table", RowTable.of(read(dataset, new Door.Caller(subject, call, request, response))));
    return "console/rows/first :: read";
  }

  private RowPage read(DataContract dataset, Door.Caller caller) {
    Door.Entry entry = door.enter(caller, dataset.id(), Way.QUERY, "rows.read");
    RowPage page;
    try {
      page = rows.plan(entry.view(), EVERYTHING.page(FEW, null)).read(null);
    } catch (SQLException e) {
      throw PermittedRows.unreadable(dataset, e);
    }
    door.gave(entry, page.rows().size(), page.head().names(), "");
    return page;
  }
}
