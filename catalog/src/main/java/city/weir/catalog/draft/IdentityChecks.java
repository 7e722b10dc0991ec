package city.weir.catalog.draft;

import city.weir.contract.CreditCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the resource is, where it belongs, and who answers for it. */
final class IdentityChecks {
  private static final Pattern CODE = Pattern.compile("[1-3][0-9]+/[0-9]+");

  /** 类 1, 项 2 and 目 3 digits, before 细目. */
  private static final int SHORTEST_PREFIX = 6;

  private static final List<String> SYSTEMS = List.of("系统", "平台", "网站", "门户", "APP", "小程序");
  private static final int SHORTEST_SUMMARY = 10;

  private final References references;

  IdentityChecks(References references) {
    this.references = references;
  }

  void check(Findings findings, @Nullable String id) {
    title(findings, id);
    summary(findings);
    provider(findings);
    category(findings);
    code(findings, id);
  }

  private void title(Findings findings, @Nullable String id) {
    if (!findings.require(Field.TITLE)) {
      return;
    }
    String title = findings.draft().get(Field.TITLE);
    String ending = title.replaceAll("[（(][^（）()]*[）)]$", "").toUpperCase(java.util.Locale.ROOT);
    if (SYSTEMS.stream().anyMatch(ending::endsWith)) {
      findings.add(
          Rule.TITLE_IS_A_SYSTEM,
          Field.TITLE,
          new Words("这是系统的名称，不是信息资源的名称", "This names a system, not what it holds"),
          new Words("写数据的内容，例如“河道水位”", "Name what the rows are, such as 河道水位"));
    }
    if (!named(findings.draft())) {
      return;
    }
    Optional<References.Known> known =
        references
            .entryTitled(Likeness.key(title), findings.draft().get(Field.PROVIDER))
            .filter(k -> !k.id().equals(id));
    if (known.isEmpty()) {
      return;
    }
    String code = findings.draft().get(Field.CODE);
    String other = known.get().code();
    if (!code.isEmpty() && !other.isEmpty() && !code.equals(other)) {
      findings.add(
          Rule.TWO_CODES,
          Field.CODE,
          new Words("目录中同一资源的代码是 " + other, "The directory has the same resource as " + other),
          new Words("使用原代码修改该条目", "Change that entry, under its code"));
    } else {
      findings.add(
          Rule.TITLE_TWICE,
          Field.TITLE,
          new Words(
              "目录中已有同名条目 " + known.get().id(),
              "The directory has an entry of this title: " + known.get().id()),
          new Words("修改已有条目，或改为能区分的名称", "Change that entry, or name this one apart"));
    }
  }

  /**
   * Whether name and code are of one provider. Else nothing is said of what the named one has in
   * the directory: whoever writes for one provider would learn of another's drafts.
   */
  private boolean named(Draft draft) {
    return references
        .creditCodeOf(draft.get(Field.PROVIDER))
        .filter(code -> !code.equals(draft.get(Field.PROVIDER_CODE)))
        .isEmpty();
  }

  private static void summary(Findings findings) {
    if (!findings.require(Field.SUMMARY)) {
      return;
    }
    String summary = findings.draft().get(Field.SUMMARY);
    if (summary.length() < SHORTEST_SUMMARY
        || Likeness.key(summary).equals(Likeness.key(findings.draft().get(Field.TITLE)))) {
      findings.add(
          Rule.SUMMARY_SAYS_NOTHING,
          Field.SUMMARY,
          new Words("摘要没有说明内容", "It does not say what is in it"),
          new Words("写明每行是什么、范围和来源", "Say what a row is, of which area, and where it comes from"));
    }
  }

  private void provider(Findings findings) {
    boolean named = findings.require(Field.PROVIDER);
    if (!findings.require(Field.PROVIDER_CODE)) {
      return;
    }
    String code = findings.draft().get(Field.PROVIDER_CODE);
    if (!CreditCode.isValid(code)) {
      findings.add(
          Rule.PROVIDER_CODE_WRONG,
          Field.PROVIDER_CODE,
          new Words("不是有效的18位统一社会信用代码", "It is not an 统一社会信用代码: 18 characters, the last checks"),
          new Words("与登记证书核对", "Compare it with the certificate"));
      return;
    }
    Optional<String> registered = references.providerOf(code);
    if (named
        && registered.isPresent()
        && !Likeness.key(registered.get())
            .equals(Likeness.key(findings.draft().get(Field.PROVIDER)))) {
      findings.add(
          Rule.PROVIDER_MISMATCH,
          Field.PROVIDER,
          new Words("该代码属于“" + registered.get() + "”", "That code is " + registered.get()),
          new Words("改正名称或代码", "Correct the name or the code"));
    }
  }

  private void category(Findings findings) {
    boolean whole = true;
    for (Field level : List.of(Field.CLASS, Field.ITEM, Field.SUBJECT)) {
      whole &= findings.require(level);
    }
    if (!whole) {
      return;
    }
    List<String> category = category(findings.draft());
    for (int depth = 1; depth <= category.size(); depth++) {
      if (references.prefixOf(category.subList(0, depth)).isEmpty()) {
        List<String> there = references.below(category.subList(0, depth - 1));
        findings.add(
            Rule.CATEGORY_UNKNOWN,
            Field.LEVELS.get(depth - 1),
            new Words("分类中没有这一级", "There is no such category"),
            new Words(
                "可选：" + String.join("、", there) + "；或先在分类树中增加",
                "Choose one of: " + String.join(", ", there) + "; or add it to the tree first"));
        return;
      }
    }
  }

  /** The levels that are written, from the widest on. */
  static List<String> category(Draft draft) {
    return Field.LEVELS.stream().filter(draft::has).map(draft::get).toList();
  }

  private void code(Findings findings, @Nullable String id) {
    String code = findings.draft().get(Field.CODE);
    if (code.isEmpty()) {
      return;
    }
    Words leave =
        new Words("留空由系统赋码，或写原有代码", "Leave it blank to have one allotted, or write the old one");
    if (!CODE.matcher(code).matches()) {
      findings.add(
          Rule.CODE_MALFORMED,
          Field.CODE,
          new Words(
              "不是“类(1)项(2)目(3)细目(n)/顺序码”的形式",
              "It is not 类(1) 项(2) 目(3) 细目(n)/顺序码, such as 20300101/00001"),
          leave);
      return;
    }
    String prefix = code.substring(0, code.indexOf('/'));
    if (prefix.length() < SHORTEST_PREFIX) {
      findings.add(
          Rule.CODE_TOO_SHORT,
          Field.CODE,
          new Words(
              "斜线前只有%d位，至少%d位".formatted(prefix.length(), SHORTEST_PREFIX),
              "%d digits before the slash, at least %d"
                  .formatted(prefix.length(), SHORTEST_PREFIX)),
          leave);
      return;
    }
    Optional<String> wanted = references.prefixOf(category(findings.draft()));
    if (wanted.isPresent() && !prefix.equals(wanted.get())) {
      findings.add(
          Rule.CODE_OF_OTHER_CATEGORY,
          Field.CODE,
          new Words(
              "该分类的代码以 " + wanted.get() + "/ 开头",
              "Codes of that category begin with " + wanted.get() + "/"),
          leave);
    }
    Optional<String> other = references.entryOfCode(code).filter(e -> !e.equals(id));
    if (other.isPresent()) {
      findings.add(
          Rule.CODE_TWICE,
          Field.CODE,
          new Words("目录中的 " + other.get() + " 已用此代码", "The directory has it for " + other.get()),
          leave);
    }
  }
}
