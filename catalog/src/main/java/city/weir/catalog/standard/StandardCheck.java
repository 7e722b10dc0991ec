package city.weir.catalog.standard;

import city.weir.catalog.draft.Likeness;
import city.weir.catalog.draft.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with a proposed standard; each finding says field, value and what to write. */
final class StandardCheck {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,63}");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,6}(,[0-9]{1,3})?");
  private static final String LETTERS = "CNYDTLMGBIF";
  private static final String NUMBERS = "NYBIF";
  private static final int LONGEST = 2_000;
  private static final Map<String, String> CHINESE =
      Map.of(
          "title", "名称",
          "source", "来源",
          "definition", "定义",
          "dataType", "数据类型",
          "unit", "计量单位",
          "codeList", "代码表");

  private final Elements elements;
  private final BiFunction<Standard.Kind, String, Optional<Standard>> known;

  StandardCheck(Elements elements, BiFunction<Standard.Kind, String, Optional<Standard>> known) {
    this.elements = elements;
    this.known = known;
  }

  /**
   * @param before what is in force under the same id, or null
   */
  List<Words> check(Standard proposed, @Nullable Standard before) {
    List<Words> problems = new ArrayList<>();
    if (!ID.matcher(proposed.id()).matches()) {
      problems.add(
          new Words(
              "标识符：“%s”不是标识符（用小写字母、数字和连字符，例如 river-stage）".formatted(proposed.id()),
              "id: '%s' is no identifier (lower case letters, digits and hyphens, such as river-stage)"
                  .formatted(proposed.id())));
    }
    text(problems, "title", proposed.title());
    text(problems, "source", proposed.source());
    if (proposed instanceof DataElement element) {
      element(problems, element);
      if (before instanceof DataElement old) {
        same(problems, "dataType", old.letter(), element.letter());
        same(problems, "unit", old.unit(), element.unit());
        same(problems, "codeList", old.list(), element.list());
      }
    } else if (proposed instanceof CodeList list && before instanceof CodeList old) {
      kept(problems, old, list);
    }
    return problems;
  }

  private void element(List<Words> problems, DataElement element) {
    text(problems, "definition", element.definition());
    if (LETTERS.indexOf(element.letter()) < 0) {
      problems.add(
          new Words(
              "数据类型：“%s”不是指南中的类型（%s 之一）"
                  .formatted(element.letter(), String.join(" ", LETTERS.split(""))),
              "dataType: '%s' is none of the guide's (one of %s)"
                  .formatted(element.letter(), String.join(" ", LETTERS.split("")))));
    }
    if (element.length() != null && !LENGTH.matcher(element.length()).matches()) {
      problems.add(
          new Words(
              "数据长度：“%s”不是长度（写 18，或 10,2）".formatted(element.length()),
              "length: '%s' is no length (write 18, or 10,2)".formatted(element.length())));
    }
    if (element.unit() != null && NUMBERS.indexOf(element.letter()) < 0) {
      problems.add(
          new Words(
              "计量单位：不是数值，却写了“%s”（留空，或把数据类型改为 N）".formatted(element.unit()),
              "unit: '%s' on what is no number (leave it out, or write dataType N)"
                  .formatted(element.unit())));
    }
    if (element.list() != null && known.apply(Standard.Kind.LIST, element.list()).isEmpty()) {
      problems.add(
          new Words(
              "代码表：没有使用中的代码表“%s”（请先提出该代码表）".formatted(element.list()),
              "codeList: there is no code list '%s' in force (propose it first)"
                  .formatted(element.list())));
    }
    element
        .names()
        .forEach(
            name ->
                elements
                    .named(name)
                    .filter(other -> !other.id().equals(element.id()))
                    .ifPresent(
                        other ->
                            problems.add(
                                new Words(
                                    "名称或同义词：“%s”已指 %s（请使用该数据元，或换一个名称）".formatted(name, other.id()),
                                    "synonyms: '%s' already stands for %s (use that, or another word)"
                                        .formatted(name, other.id())))));
  }

  /** Columns in force rely on these. */
  private static void same(
      List<Words> problems, String field, @Nullable Object old, @Nullable Object next) {
    if (!Objects.equals(old, next)) {
      problems.add(
          new Words(
              "%s：“%s”将变为“%s”，而已有列以此为准（请提出新的数据元，并停用本数据元、以新的替代）"
                  .formatted(CHINESE.get(field), old == null ? "" : old, next == null ? "" : next),
              "%s: '%s' would become '%s', and columns rely on it (propose a new element, and deprecate this one with it as successor)"
                  .formatted(field, old == null ? "" : old, next == null ? "" : next)));
    }
  }

  private static void kept(List<Words> problems, CodeList old, CodeList next) {
    for (CodeList.Version version : old.versions()) {
      Optional<CodeList.Version> still = next.version(version.name());
      if (still.isEmpty()
          || !still.get().from().equals(version.from())
          || !still.get().codes().equals(version.codes())) {
        problems.add(
            new Words(
                "版本：%s 版使用过，须保持原样（请增加新版本，并写明该版的截止日期）".formatted(version.name()),
                "versions: version %s has been in force and stays as it was (add a new one, and write this one's 'until')"
                    .formatted(version.name())));
      }
    }
  }

  private static void text(List<Words> problems, String field, String value) {
    if (value.isBlank() || value.length() > LONGEST) {
      problems.add(
          new Words(
              "%s：请填写 1 至 %d 字".formatted(CHINESE.get(field), LONGEST),
              "%s: write 1 to %d characters".formatted(field, LONGEST)));
    }
  }

  /** How names are compared. */
  static Set<String> keys(Stream<String> names) {
    return names.map(Likeness::key).filter(k -> !k.isEmpty()).collect(Collectors.toSet());
  }
}
