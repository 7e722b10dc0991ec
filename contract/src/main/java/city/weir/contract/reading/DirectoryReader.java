package city.weir.contract.reading;

import city.weir.contract.CreditCode;
import city.weir.contract.Directory;
import city.weir.contract.Directory.Share;
import city.weir.contract.Origin;
import city.weir.contract.Provider;
import city.weir.contract.document.Findings;
import city.weir.contract.document.Node;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what the directory says: core metadata of the 2017 guide, and who answers for the data. */
final class DirectoryReader {
  private static final List<String> CLASSES = List.of("基础", "主题", "部门");

  private final Findings findings;

  DirectoryReader(Findings findings) {
    this.findings = findings;
  }

  Optional<Directory> read(Node root) {
    Node node = root.custom("directory").orElse(null);
    if (node == null || !findings.clean(node)) {
      return Optional.empty();
    }
    String category = node.text("category").orElseThrow();
    checkTitle(root);
    checkCode(node, category);
    checkDay(node);
    Share share = share(node.child("share").orElseThrow());
    boolean open = node.flag("open");
    findings.require(
        node.childOrSelf("open"),
        !open || share.type() != Share.Type.WITHHELD,
        "Data that is not shared cannot be open to everybody",
        "Write 'open: false', or share it");
    findings.require(
        node.childOrSelf("openCondition"),
        open || node.child("openCondition").isEmpty(),
        "An openCondition for data that is not open",
        "Leave it out, or write 'open: true'");
    return Optional.of(
        new Directory(
            category,
            node.text("code").orElse(null),
            node.text("summary").orElseThrow(),
            node.text("english").orElse(null),
            node.text("format").orElseThrow(),
            node.text("updateCycle").orElseThrow(),
            node.text("publishedOn").orElse(null),
            share,
            open,
            node.text("openCondition").orElse(null),
            new LinkedHashSet<>(node.texts("related")),
            new LinkedHashSet<>(node.texts("keywords"))));
  }

  Optional<Provider> provider(Node root) {
    Node team = root.child("team").orElse(null);
    if (team == null || !findings.clean(team)) {
      return Optional.empty();
    }
    String code = team.customText("providerCode").orElse(null);
    if (code == null) {
      findings.add(
          team,
          "提供方代码 is missing",
          "Add customProperties: [{property: providerCode, value: ...}] with the bureau's"
              + " 统一社会信用代码");
      return Optional.empty();
    }
    if (!CreditCode.isValid(code)) {
      findings.add(
          team.custom("providerCode").orElse(team),
          "'%s' is not a 统一社会信用代码: its check character is wrong".formatted(code),
          "Compare it with the bureau's certificate; after '%s' follows '%s'"
              .formatted(code.substring(0, 17), CreditCode.checkCharacter(code.substring(0, 17))));
    }
    return Optional.of(new Provider(team.text("name").orElseThrow(), code));
  }

  private Share share(Node node) {
    Share.Type type = Share.Type.valueOf(node.text("type").orElseThrow().toUpperCase(Locale.ROOT));
    Optional<String> condition = node.text("condition");
    Optional<String> ground = node.text("ground");
    Set<Origin.Way> ways = EnumSet.noneOf(Origin.Way.class);
    node.texts("ways").forEach(w -> ways.add(Origin.Way.valueOf(w.toUpperCase(Locale.ROOT))));
    boolean conditional = type == Share.Type.CONDITIONAL;
    boolean withheld = type == Share.Type.WITHHELD;
    findings.require(
        node,
        conditional == condition.isPresent(),
        conditional
            ? "Shared on condition, but 共享条件 is missing"
            : "A condition for a share that has none",
        conditional
            ? "Add 'condition: ...': who may have it, and for what"
            : "Leave it out, or write 'type: conditional'");
    findings.require(
        node,
        withheld == ground.isPresent(),
        withheld
            ? "Withheld, but the legal ground is missing"
            : "A legal ground for withholding data that is shared",
        withheld
            ? "Add 'ground: ...': the law or regulation that forbids sharing"
            : "Leave it out, or write 'type: withheld'");
    findings.require(
        node,
        withheld ? ways.isEmpty() : !conditional || !ways.isEmpty(),
        withheld ? "Ways of sharing for data that is not shared" : "共享方式 is missing",
        withheld ? "Leave 'ways' out" : "Add 'ways: [query, ...]'");
    if (ways.isEmpty() && type == Share.Type.UNCONDITIONAL) {
      ways.addAll(Origin.ALL_WAYS);
    }
    return new Share(
        type, condition.orElse(null), ground.orElse(null), ways, node.flag("rowsOfOwnDistrict"));
  }

  private void checkTitle(Node root) {
    for (Node table : root.children("schema")) {
      String title = table.text("businessName").orElse("");
      findings.require(
          table.childOrSelf("businessName"),
          !title.endsWith("系统") && !title.endsWith("平台"),
          "'%s' is the name of a system, not of data".formatted(title),
          "Name what the rows are, such as 河道水位");
    }
  }

  private void checkCode(Node node, String category) {
    String code = node.text("code").orElse("");
    int named = CLASSES.indexOf(category.substring(0, 2)) + 1;
    findings.require(
        node.childOrSelf("code"),
        code.isEmpty() || code.charAt(0) - '0' == named,
        "信息资源代码 '%s' and 信息资源分类 '%s' name different 类".formatted(code, category),
        "Codes of %s begin with %d".formatted(category.substring(0, 2), named));
  }

  private void checkDay(Node node) {
    String day = node.text("publishedOn").orElse("");
    if (day.isEmpty()) {
      return;
    }
    try {
      LocalDate.parse(day);
    } catch (DateTimeParseException e) {
      findings.add(
          node.childOrSelf("publishedOn"),
          "There is no day '%s'".formatted(day),
          "Write 发布日期 as yyyy-MM-dd");
    }
  }
}
