package city.weir.server.directory;

import city.weir.server.audit.Audit;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/directory-categories")
@Tag(name = "directory")
class CategoriesController {
  private final Categories categories;
  private final Audit audit;

  CategoriesController(Categories categories, Audit audit) {
    this.categories = categories;
    this.audit = audit;
  }

  /**
   * @param path names from the 类 on, separated by slashes, such as 主题/防汛抗旱/水情
   * @param digits codes below it begin with them
   */
  record Category(String path, String digits) {}

  /** The path of a category. */
  record Wanted(String path) {}

  @GetMapping
  @Operation(
      operationId = "listDirectoryCategories",
      summary = "资源分类 / The categories one level below another")
  List<Category> list(
      @RequestParam(defaultValue = "")
          @Parameter(description = "a path such as 主题/防汛抗旱; absent: the three 类")
          String below) {
    List<String> path = path(below);
    return categories.tree().below(path).stream()
        .map(name -> category(path.isEmpty() ? name : below + "/" + name))
        .toList();
  }

  @PutMapping
  @Operation(
      operationId = "putDirectoryCategory",
      summary = "增加分类 / Have a category",
      description =
          "What is missing of its path is added and gets digits, which it keeps for ever.")
  Category put(@RequestBody Wanted wanted, Subject subject, HttpServletRequest http) {
    try {
      categories.grow(path(wanted.path()));
    } catch (IllegalArgumentException e) {
      ProblemException problem =
          new ProblemException(ProblemCode.BAD_ENTRY, String.valueOf(e.getMessage()));
      problem.initCause(e);
      throw problem;
    }
    Category there = category(wanted.path());
    audit.permitted(http, subject, Deed.of("directory-category.put"), there.toString());
    return there;
  }

  private Category category(String path) {
    return new Category(path, categories.tree().prefixOf(path(path)).orElse(""));
  }

  private static List<String> path(String text) {
    return text.isBlank() ? List.of() : Arrays.stream(text.split("/")).map(String::strip).toList();
  }
}
