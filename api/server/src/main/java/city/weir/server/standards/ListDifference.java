package city.weir.server.standards;

import city.weir.catalog.standard.CodeChanges;
import city.weir.catalog.standard.CodeList;
import city.weir.contract.standard.CodeTable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a proposed code list says otherwise than the one in force, for pages.
 *
 * @param against name of the version in force it is held against, or null while none is
 */
record ListDifference(@Nullable String against, CodeChanges changes) {
  private static final CodeTable NOTHING = CodeTable.of("", List.of());

  /** Of the newest versions: what was in force before stays as it was. */
  static ListDifference of(Optional<CodeList> inForce, CodeList proposed) {
    Optional<CodeList.Version> before = inForce.map(CodeList::newest);
    return new ListDifference(
        before.map(CodeList.Version::name).orElse(null),
        CodeChanges.between(
            before.map(CodeList.Version::codes).orElse(NOTHING), proposed.newest().codes()));
  }
}
