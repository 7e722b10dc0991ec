package city.weir.server.directory.pages;

import city.weir.catalog.draft.Words;
import city.weir.server.console.ConsolePages;
import city.weir.server.directory.RefusedContracts;
import city.weir.server.directory.UnknownSources;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where stewards see which contracts are not in force, and what is to be put right in them. */
@ConsolePages
class ContractPages {
  private final RefusedContracts refused;
  private final UnknownSources unknown;

  ContractPages(RefusedContracts refused, UnknownSources unknown) {
    this.refused = refused;
    this.unknown = unknown;
  }

  @GetMapping("/console/work/contracts")
  String list(Subject reader, Model model) {
    if (!reader.is(Role.STEWARD)) {
      throw new ProblemException(
          ProblemCode.NOT_PERMITTED,
          new Words("数据契约的问题只列给数据管理员", "What is wrong with contracts is listed for stewards"));
    }
    model.addAttribute("held", refused.all());
    model.addAttribute("unknown", unknown.all());
    return "console/work/contracts";
  }
}
