package city.weir.server.standards;

import city.weir.catalog.standard.CodeList;
import city.weir.contract.standard.Code;
import city.weir.contract.standard.CodeTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a code list says, as it is sent and kept. */
record ListBody(
    @Nullable String title,
    @Nullable String english,
    @Nullable String source,
    @Nullable List<VersionBody> versions) {

  /**
   * @param until the first day it is no longer valid; absent while no end is set
   */
  record VersionBody(
      String version, LocalDate from, @Nullable LocalDate until, List<CodeBody> codes) {}

  record CodeBody(
      String code, String name, @Nullable Set<String> aliases, @Nullable String parent) {
    static CodeBody of(Code code) {
      return new CodeBody(code.code(), code.name(), code.aliases(), code.parent());
    }

    Code code(String list) {
      if (code == null || code.isBlank() || name == null) {
        throw new IllegalArgumentException(
            "Code list %s: every code needs 'code' and 'name'".formatted(list));
      }
      return new Code(code, name, aliases == null ? Set.of() : aliases, parent);
    }
  }

  static ListBody of(CodeList list) {
    return new ListBody(
        list.title(),
        list.english(),
        list.source(),
        list.versions().stream()
            .map(
                v ->
                    new VersionBody(
                        v.name(),
                        v.from(),
                        v.until(),
                        v.codes().codes().stream().map(CodeBody::of).toList()))
            .toList());
  }

  /**
   * @throws IllegalArgumentException naming what is wrong with its versions or codes
   */
  CodeList list(String id) {
    return new CodeList(
        id,
        Objects.requireNonNullElse(title, "").strip(),
        english == null || english.isBlank() ? null : english.strip(),
        Objects.requireNonNullElse(source, "").strip(),
        Objects.requireNonNullElse(versions, List.<VersionBody>of()).stream()
            .map(v -> version(id, v))
            .toList());
  }

  private static CodeList.Version version(String id, VersionBody body) {
    if (body.version() == null || body.from() == null || body.codes() == null) {
      throw new IllegalArgumentException(
          "Code list %s: a version needs 'version', 'from' and 'codes'".formatted(id));
    }
    return new CodeList.Version(
        body.version(),
        body.from(),
        body.until(),
        CodeTable.of(id, body.codes().stream().map(code -> code.code(id)).toList()));
  }
}
