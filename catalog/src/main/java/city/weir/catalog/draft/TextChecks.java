package city.weir.catalog.draft;

import java.util.Set;

/** What any field may hold: texts that people can read, and nothing that a spreadsheet broke. */
final class TextChecks {
  private static final Set<Field> NAMES =
      Set.of(Field.TITLE, Field.ENGLISH, Field.PROVIDER, Field.SUBJECT, Field.DETAIL);
  private static final int LONGEST_NAME = 200;

  /** Below what a draft can hold, so that what was cut to fit is told of. */
  private static final int LONGEST = Draft.MOST_CHARACTERS - 1;

  /** What a cell shows whose formula fails. */
  private static final Set<String> BROKEN =
      Set.of("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NULL!", "#NUM!", "#SPILL!");

  private static final Words BROKEN_WHY = new Words("这是公式出错的结果", "A formula failed here");
  private static final Words BROKEN_TODO = new Words("写内容本身，不用公式", "Write the value itself");

  void check(Findings findings) {
    Draft draft = findings.draft();
    for (Field field : Field.values()) {
      String text = draft.get(field);
      int most = NAMES.contains(field) ? LONGEST_NAME : LONGEST;
      if (text.length() > most) {
        findings.add(Rule.TOO_LONG, field, tooLong(text), shorten(most));
      }
      if (BROKEN.contains(text)) {
        findings.add(Rule.FORMULA_FAILED, field, BROKEN_WHY, BROKEN_TODO);
      }
    }
    for (int i = 0; i < draft.items().size(); i++) {
      for (ItemField field : ItemField.values()) {
        String text = draft.items().get(i).get(field);
        int most = field == ItemField.TITLE ? LONGEST_NAME : LONGEST;
        if (text.length() > most) {
          findings.add(Rule.TOO_LONG, i, field, tooLong(text), shorten(most));
        }
        if (BROKEN.contains(text)) {
          findings.add(Rule.FORMULA_FAILED, i, field, BROKEN_WHY, BROKEN_TODO);
        }
      }
    }
    if (draft.items().size() >= Draft.MOST_ITEMS) {
      findings.add(
          Rule.TOO_LONG,
          Field.FORMAT,
          new Words(
              "信息项达到 %d 个的上限".formatted(Draft.MOST_ITEMS),
              "It has reached %d items, the most there may be".formatted(Draft.MOST_ITEMS)),
          new Words("拆分为几个资源", "Part it into several resources"));
    }
  }

  private static Words tooLong(String text) {
    boolean cut = text.length() >= Draft.MOST_CHARACTERS;
    return new Words(
        cut ? "不少于 %d 字，只读入了前面一部分".formatted(text.length()) : "有 %d 字，太长".formatted(text.length()),
        cut
            ? "It has %d characters or more; what follows was not read".formatted(text.length())
            : "It has %d characters, which is too long".formatted(text.length()));
  }

  private static Words shorten(int most) {
    return new Words("缩短到 %d 字以内".formatted(most), "Shorten it to %d characters".formatted(most));
  }
}
