package city.weir.server.directory.pages;

import city.weir.catalog.Kind;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.Words;
import city.weir.server.audit.Audit;
import city.weir.server.console.ConsolePages;
import city.weir.server.directory.Categories;
import city.weir.server.directory.DirectoryRights;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The levels of a category within a form: each shows what there is below those before it. */
@ConsolePages
@RequestMapping("/console/directory/categories")
class CategoryPages {
  private final Choices choices;
  private final Categories categories;
  private final Audit audit;

  CategoryPages(Choices choices, Categories categories, Audit audit) {
    this.choices = choices;
    this.categories = categories;
    this.audit = audit;
  }

  @GetMapping
  String levels(
      @RequestParam MultiValueMap<String, String> sent, HttpServletResponse response, Model model) {
    return levels(choices.category(sent), response, model);
  }

  /** Adds a category below the one that is chosen, and chooses it. */
  @PostMapping
  String add(
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam("new-category") String name,
      HttpServletRequest http,
      Subject reader,
      HttpServletResponse response,
      Model model) {
    Map<Field, String> chosen = choices.category(sent);
    List<String> path = new ArrayList<>(chosen.values());
    path.add(name.strip());
    Deed deed = Deed.of("directory-category.put");
    if (!DirectoryRights.mayJudge(reader)) {
      Words why = new Words("只有数据管理员可以增加分类，请向其提出", "Only stewards add categories: ask one of them");
      audit.denied(http, reader, deed, why.en());
      throw new ProblemException(ProblemCode.NOT_PERMITTED, why);
    }
    try {
      categories.grow(path);
    } catch (IllegalArgumentException e) {
      ProblemException problem =
          new ProblemException(
              ProblemCode.MALFORMED,
              new Words(
                  "不能增加分类“%s”：名称为 1 至 60 字、不含斜线，从“基础”“主题”或“部门”逐级选起，同一级的代码不能用尽".formatted(name),
                  String.valueOf(e.getMessage())));
      problem.initCause(e);
      throw problem;
    }
    audit.permitted(http, reader, deed, String.join("/", path));
    chosen.put(Field.LEVELS.get(chosen.size()), name.strip());
    return levels(chosen, response, model);
  }

  private String levels(Map<Field, String> chosen, HttpServletResponse response, Model model) {
    Draft draft = new Draft(Kind.FILE, chosen, List.of());
    model.addAttribute("group", FormView.of(draft, choices).group("category"));
    model.addAttribute("findings", FormFindings.of(List.of(), List.of()));
    response.setHeader("HX-Trigger-After-Settle", "recheck");
    return "console/directory/fields :: levels";
  }
}
