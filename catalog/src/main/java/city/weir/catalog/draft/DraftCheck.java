package city.weir.catalog.draft;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Holds drafts to the guide: one by one, and many against each other. Finds everything at once. */
public final class DraftCheck {
  private final Guide guide;
  private final References references;
  private final Clock clock;

  public DraftCheck(Guide guide, References references, Clock clock) {
    this.guide = guide;
    this.references = references;
    this.clock = clock;
  }

  /**
   * What is wrong with {@code draft}.
   *
   * @param id of the entry it is a draft of, or null when it is of none yet: its own code and title
   *     are no duplicates
   */
  public List<Finding> check(Draft draft, @Nullable String id) {
    Findings findings = new Findings(draft);
    new IdentityChecks(references).check(findings, id);
    new SharingChecks(guide).check(findings);
    new TimeChecks(guide, clock).check(findings);
    new ThingChecks().check(findings);
    new ItemChecks(guide, references).check(findings);
    new TextChecks().check(findings);
    return findings.all();
  }

  /**
   * What is wrong with each of {@code drafts}, each by itself and against the others, such as the
   * rows of one spreadsheet.
   *
   * @param ids of the entries they are drafts of, null for those of none yet
   * @param checked is given the number of drafts checked so far, after each
   */
  public List<List<Finding>> check(
      List<Draft> drafts, List<@Nullable String> ids, IntConsumer checked) {
    List<List<Finding>> all = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      all.add(new ArrayList<>(check(drafts.get(i), ids.get(i))));
      checked.accept(i + 1);
    }
    twice(drafts, all);
    countedUp(drafts, all);
    return all;
  }

  private static void twice(List<Draft> drafts, List<List<Finding>> all) {
    Map<String, Integer> titles = new HashMap<>();
    Map<String, Integer> codes = new HashMap<>();
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      String code = draft.get(Field.CODE);
      Integer sameCode = code.isEmpty() ? null : codes.putIfAbsent(code, i);
      String title = Likeness.key(draft.get(Field.TITLE));
      Integer sameTitle =
          title.isEmpty() ? null : titles.putIfAbsent(title + '\n' + draft.get(Field.PROVIDER), i);
      if (sameTitle != null) {
        all.get(i).add(sameTitle(draft, drafts.get(sameTitle), sameTitle));
      } else if (sameCode != null) {
        all.get(i)
            .add(
                Finding.of(
                    Rule.CODE_TWICE,
                    Field.CODE,
                    code,
                    new Words(
                        "与第%d条“%s”的代码相同（常见于下拉填充）"
                            .formatted(sameCode + 1, drafts.get(sameCode).get(Field.TITLE)),
                        "Entry %d, '%s', has the same code (as dragging a cell makes it)"
                            .formatted(sameCode + 1, drafts.get(sameCode).get(Field.TITLE))),
                    new Words("留空，由系统赋码", "Leave it blank: a code is allotted")));
      }
    }
  }

  private static Finding sameTitle(Draft draft, Draft other, int index) {
    String code = draft.get(Field.CODE);
    String otherCode = other.get(Field.CODE);
    if (!code.isEmpty() && !otherCode.isEmpty() && !code.equals(otherCode)) {
      return Finding.of(
          Rule.TWO_CODES,
          Field.CODE,
          code,
          new Words(
              "同一资源在第%d条中的代码是 %s".formatted(index + 1, otherCode),
              "The same resource has the code %s in entry %d".formatted(otherCode, index + 1)),
          new Words("只保留一条", "Keep one of the two"));
    }
    return Finding.of(
        Rule.TITLE_TWICE,
        Field.TITLE,
        draft.get(Field.TITLE),
        new Words(
            "与第%d条“%s”只差标点或空格".formatted(index + 1, other.get(Field.TITLE)),
            "Entry %d, '%s', differs only in punctuation or blanks"
                .formatted(index + 1, other.get(Field.TITLE))),
        new Words("删除重复的一条，或改为能区分的名称", "Take one out, or name them apart"));
  }

  /** Neighbours that are the same but for a number at the end of the title. */
  private static void countedUp(List<Draft> drafts, List<List<Finding>> all) {
    for (int i = 1; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      Draft before = drafts.get(i - 1);
      String stem = Likeness.stem(draft.get(Field.TITLE));
      if (!stem.isEmpty()
          && stem.equals(Likeness.stem(before.get(Field.TITLE)))
          && draft.get(Field.SUMMARY).equals(before.get(Field.SUMMARY))) {
        all.get(i)
            .add(
                Finding.of(
                    Rule.TITLE_COUNTED_UP,
                    Field.TITLE,
                    draft.get(Field.TITLE),
                    new Words(
                        "与上一条“%s”只差末尾编号，疑为下拉填充".formatted(before.get(Field.TITLE)),
                        "It differs from '%s' before it only in the number: a dragged cell"
                            .formatted(before.get(Field.TITLE))),
                    new Words(
                        "写明各自的名称和摘要，或删除", "Write its own title and summary, or take it out")));
      }
    }
  }
}
