package city.weir.catalog.standard;

import city.weir.contract.standard.Code;
import city.weir.contract.standard.CodeTable;
import java.util.List;

/**
 * What another list of codes says otherwise, in the order of the lists.
 *
 * @param changed the same code with another name, other aliases or another parent
 */
public record CodeChanges(List<Code> added, List<Changed> changed, List<Code> removed) {
  public CodeChanges {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  public record Changed(Code before, Code after) {}

  public static CodeChanges between(CodeTable before, CodeTable after) {
    return new CodeChanges(
        after.codes().stream().filter(code -> before.code(code.code()).isEmpty()).toList(),
        after.codes().stream()
            .flatMap(
                code ->
                    before
                        .code(code.code())
                        .filter(old -> !old.equals(code))
                        .map(old -> new Changed(old, code))
                        .stream())
            .toList(),
        before.codes().stream().filter(code -> after.code(code.code()).isEmpty()).toList());
  }

  public boolean none() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }
}
