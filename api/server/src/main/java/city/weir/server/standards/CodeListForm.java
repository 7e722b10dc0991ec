package city.weir.server.standards;

import city.weir.catalog.draft.Words;
import city.weir.catalog.standard.CodeLines;
import city.weir.catalog.standard.CodeList;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A version of a code list, as somebody writes it.
 *
 * @param version its name, such as the year of the standard
 * @param from the first day it is valid, as written
 * @param lines its codes, see {@link CodeLines}
 */
record CodeListForm(
    String id,
    String title,
    String english,
    String source,
    String version,
    String from,
    String lines) {

  static CodeListForm of(MultiValueMap<String, String> sent) {
    return new CodeListForm(
        field(sent, "id"),
        field(sent, "title"),
        field(sent, "english"),
        field(sent, "source"),
        field(sent, "version"),
        field(sent, "from"),
        Objects.requireNonNullElse(sent.getFirst("lines"), ""));
  }

  /**
   * To begin with: what waits to be judged, else what is in force, as a version that has yet to be
   * named.
   */
  static CodeListForm begun(
      String id, Optional<CodeList> inForce, Optional<CodeList> proposed, LocalDate today) {
    CodeList known = proposed.or(() -> inForce).orElse(null);
    if (known == null) {
      return new CodeListForm(id, "", "", "", "", today.toString(), "");
    }
    CodeList.Version last = known.newest();
    boolean open = proposed.isPresent();
    return new CodeListForm(
        id,
        known.title(),
        known.english() == null ? "" : known.english(),
        known.source(),
        open ? last.name() : "",
        open ? last.from().toString() : today.toString(),
        CodeLines.write(last.codes()));
  }

  /** The same for the same content: by it is seen whether what was checked is what is sent. */
  String mark() {
    return Integer.toHexString(hashCode());
  }

  /** What is wrong with what stands beside the codes. */
  List<Words> problems(Optional<CodeList> inForce) {
    List<Words> problems = new ArrayList<>();
    if (version.isEmpty() || version.length() > 100) {
      problems.add(
          new Words("请写版本名称，例如标准年号", "Name the version, such as by the year of the standard"));
    }
    LocalDate day = day();
    if (day == null) {
      problems.add(new Words("请选择启用日期", "Choose the first day it is valid"));
    }
    inForce.ifPresent(
        known -> {
          if (known.version(version).isPresent()) {
            problems.add(
                new Words(
                    "版本“%s”已经有了，换一个名称".formatted(version),
                    "There is a version '%s' already: name it otherwise".formatted(version)));
          }
          if (day != null && !day.isAfter(known.newest().from())) {
            problems.add(
                new Words(
                    "启用日期须晚于现行版本的 %s".formatted(known.newest().from()),
                    "It must begin after the version in force, which began %s"
                        .formatted(known.newest().from())));
          }
        });
    return problems;
  }

  /**
   * The list with this version: after what is in force, which stays as it was.
   *
   * @param codes sound ones
   */
  CodeList list(Optional<CodeList> inForce, CodeLines codes) {
    CodeList.Version next =
        new CodeList.Version(version, Objects.requireNonNull(day()), null, codes.table(id));
    CodeList alone =
        new CodeList(id, title, english.isEmpty() ? null : english, source, List.of(next));
    return inForce
        .map(
            known ->
                new CodeList(
                    id,
                    alone.title(),
                    alone.english(),
                    alone.source(),
                    known.followedBy(next).versions()))
        .orElse(alone);
  }

  private @Nullable LocalDate day() {
    try {
      return LocalDate.parse(from);
    } catch (DateTimeException e) {
      return null; // told among the problems
    }
  }

  private static String field(MultiValueMap<String, String> sent, String name) {
    return Objects.requireNonNullElse(sent.getFirst(name), "").strip();
  }
}
